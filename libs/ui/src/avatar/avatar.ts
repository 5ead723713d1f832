import { Component, computed, input } from '@angular/core';
import { initials } from './initials';

/** Initials of a person in a circle; a dashed circle for nobody. The name stands beside it or in its label. */
@Component({
  selector: 'hl-avatar',
  template: '',
  styles: `
    :host {
      display: inline-block;
      width: 20px;
      height: 20px;
      border-radius: 50%;
      font: 600 9px/20px var(--hl-font);
      letter-spacing: 0.01em;
      text-align: center;
      flex: none;
      background: var(--mat-sys-surface-container-highest);
      color: var(--mat-sys-on-surface);
      user-select: none;
    }
    :host(.me) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.l) {
      width: 28px;
      height: 28px;
      font: 600 11px/28px var(--hl-font);
    }
    :host(.xl) {
      width: 44px;
      height: 44px;
      font: 600 16px/44px var(--hl-font);
    }
    :host(.none) {
      background: none;
      border: 1px dashed var(--mat-sys-outline);
    }
    :host::before {
      content: attr(data-letters);
    }
  `,
  // Drawn from an attribute: the name stands beside it, and two letters say nothing to those who listen.
  host: {
    '[attr.data-letters]': 'letters()',
    'aria-hidden': 'true',
    '[class.me]': 'me()',
    '[class.l]': 'size() === "l"',
    '[class.xl]': 'size() === "xl"',
    '[class.none]': '!letters()',
  },
})
export class Avatar {
  readonly name = input<string | null>(null);
  readonly size = input<'s' | 'l' | 'xl'>('s');
  readonly me = input(false);
  protected readonly letters = computed(() => initials(this.name() ?? ''));
}
