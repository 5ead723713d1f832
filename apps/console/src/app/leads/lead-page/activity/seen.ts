import { afterNextRender, DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Tells when its host comes into view: the end of a list asks for the next page. */
@Directive({ selector: '[hlSeen]' })
export class Seen {
  readonly hlSeen = output();

  constructor() {
    const host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.hlSeen.emit(),
        { rootMargin: '240px' },
      );
      observer.observe(host);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}
