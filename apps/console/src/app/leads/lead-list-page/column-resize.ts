import { Directive, ElementRef, inject, input, output } from '@angular/core';

/** The edge of a head: dragging it makes the column wider or narrower. By keyboard the columns panel does the same. */
@Directive({
  selector: '[hlColumnResize]',
  host: {
    '(pointerdown)': 'grab($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'drop($event)',
    '(pointercancel)': 'drop($event)',
    '(click)': '$event.stopPropagation()',
  },
})
export class ColumnResize {
  /** The width that it has. */
  readonly widthPx = input.required<number | null>({ alias: 'hlColumnResize' });
  /** While it is dragged. */
  readonly resizing = output<number>();
  readonly resized = output<number>();
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private from: { readonly x: number; readonly px: number } | null = null;

  protected grab(event: PointerEvent) {
    event.preventDefault();
    const px = this.host.closest('th')?.getBoundingClientRect().width ?? this.widthPx() ?? 0;
    this.from = { x: event.clientX, px };
    this.host.setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent) {
    if (this.from) this.resizing.emit(this.from.px + event.clientX - this.from.x);
  }

  protected drop(event: PointerEvent) {
    if (!this.from) return;
    const px = this.from.px + event.clientX - this.from.x;
    // A press that did not move is no wish.
    if (Math.abs(event.clientX - this.from.x) > 1) this.resized.emit(px);
    this.from = null;
  }
}
