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
      // A press may come in the frame of the scrolling, before it is told.
      for (const event of ['scroll', 'pointerdown'])
        this.nav._tabListContainer.nativeElement.addEventListener(event, () => this.takeOverScroll());
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

  /**
   * What the browser scrolled (a search in the page, a screen reader) becomes what the arrows scroll, with each tab where it is. Material
   * puts the browser's scrolling back when a tab is focused, which would move the tab from under the pointer that presses it.
   */
  private takeOverScroll(): void {
    const container = this.nav._tabListContainer.nativeElement;
    if (container.scrollLeft === 0) return;
    const list = this.nav._tabList.nativeElement;
    list.style.transition = 'none';
    this.nav.scrollDistance += container.scrollLeft;
    this.nav._updateTabScrollPosition();
    container.scrollLeft = 0;
    // Without a layout in between, the transition would be there again before the tabs moved.
    list.getBoundingClientRect();
    list.style.transition = '';
  }
}
