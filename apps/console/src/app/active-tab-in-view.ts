import { afterNextRender, DestroyRef, Directive, ElementRef, inject } from '@angular/core';
import { MatTabNav } from '@angular/material/tabs';

/** Keeps the open tab in view while tabs grow: their counts come later than they, and a phone shows three of them. */
@Directive({ selector: '[hlActiveTabInView]' })
export class ActiveTabInView {
  private readonly nav = inject(MatTabNav, { self: true });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const sizes = new ResizeObserver(() => {
        this.nav.updatePagination();
        if (this.nav.selectedIndex >= 0) this.nav._scrollToLabel(this.nav.selectedIndex);
      });
      const list = this.host.nativeElement.querySelector('.mat-mdc-tab-list');
      if (list) sizes.observe(list);
      destroyed.onDestroy(() => sizes.disconnect());
    });
  }
}
