import { CdkConnectedOverlay, type ConnectedPosition } from '@angular/cdk/overlay';
import { Component, DestroyRef, inject, input, output, viewChild } from '@angular/core';

/** Below its origin, whatever else there is room for: a form grows while it is filled in. */
const places: ConnectedPosition[] = (['start', 'end'] as const).map((side) => ({
  originX: side,
  overlayX: side,
  originY: 'bottom',
  overlayY: 'top',
  offsetY: 6,
}));

/** Floats its content at an element, over the rest of the page, for as long as it is there. */
@Component({
  selector: 'hl-popover',
  imports: [CdkConnectedOverlay],
  template: `
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayPush
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin()"
      [cdkConnectedOverlayOpen]="true"
      [cdkConnectedOverlayPositions]="places"
      [cdkConnectedOverlayViewportMargin]="12"
      (attach)="follow()"
      (backdropClick)="outside.emit()"
      (detach)="escaped.emit()"
    >
      <ng-content />
    </ng-template>
  `,
})
export class Popover {
  readonly origin = input.required<HTMLElement>();
  /** Somebody pressed beside it. */
  readonly outside = output();
  /** Somebody pressed Escape. */
  readonly escaped = output();

  private readonly overlay = viewChild.required(CdkConnectedOverlay);
  private readonly destroyed = inject(DestroyRef);
  protected readonly places = places;

  /** Content that comes late, or grows, has its size only then. */
  protected follow() {
    const { overlayRef } = this.overlay();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => overlayRef.updatePosition());
    observer.observe(overlayRef.overlayElement);
    this.destroyed.onDestroy(() => observer.disconnect());
  }
}
