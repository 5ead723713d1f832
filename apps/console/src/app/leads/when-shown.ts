import { afterNextRender, DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Tells that its host stands on the screen, and when its size has changed since: an overlay has to find its place anew. */
@Directive({ selector: '[hlWhenShown]' })
export class WhenShown {
  readonly shown = output({ alias: 'hlWhenShown' });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.shown.emit();
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.shown.emit());
      observer.observe(host);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}
