import { afterNextRender, DestroyRef, ElementRef, inject, signal, type Signal } from '@angular/core';

/** Width of the host in px, so that a chart is drawn at its size and its text stays 11 px. */
export function elementWidth(atFirst: number): Signal<number> {
  const host: ElementRef<HTMLElement> = inject(ElementRef);
  const destroyed = inject(DestroyRef);
  const width = signal(atFirst);
  afterNextRender(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) width.set(Math.round(entry.contentRect.width));
    });
    observer.observe(host.nativeElement);
    destroyed.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}
