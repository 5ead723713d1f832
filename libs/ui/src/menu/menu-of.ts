import { afterRenderEffect, Directive, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatMenuTrigger } from '@angular/material/menu';
import type { MenuButton } from './menu-button';

/** Where the menu of a button opens: stands in the button's place, in the nearest positioned element around both. */
@Directive({
  selector: '[hlMenuOf]',
  hostDirectives: [{ directive: MatMenuTrigger, inputs: ['matMenuTriggerFor'] }],
  host: { class: 'hl-menu-of', 'aria-hidden': 'true' },
})
export class MenuOf {
  readonly hlMenuOf = input.required<MenuButton>();

  constructor() {
    const trigger = inject(MatMenuTrigger);
    trigger.restoreFocus = false;
    trigger.menuClosed.pipe(takeUntilDestroyed()).subscribe(() => this.hlMenuOf().close());
    afterRenderEffect(() => {
      if (this.hlMenuOf().open()) untracked(() => trigger.openMenu());
    });
  }
}
