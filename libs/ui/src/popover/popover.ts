import { CdkConnectedOverlay } from '@angular/cdk/overlay';
import { Component, input, output } from '@angular/core';

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
      [cdkConnectedOverlayOffsetY]="6"
      [cdkConnectedOverlayViewportMargin]="12"
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
}
