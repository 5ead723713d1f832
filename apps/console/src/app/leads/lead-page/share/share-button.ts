import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, inject, signal } from '@angular/core';
import { Button, Icon } from '@heatline/ui';
import { OpenLead } from '../open-lead';
import { SharePanel } from './share-panel';

/** Opens the popover with a link to the scores of the lead. */
@Component({
  selector: 'hl-share-button',
  imports: [Button, CdkConnectedOverlay, CdkOverlayOrigin, Icon, SharePanel],
  template: `
    <button
      hlButton
      type="button"
      class="small"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      aria-haspopup="dialog"
      [attr.aria-expanded]="shown()"
      (click)="shown.set(!shown())"
    >
      <hl-icon hlButtonIcon name="share" />Share
    </button>
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="shown()"
      [cdkConnectedOverlayPositions]="positions"
      [cdkConnectedOverlayPush]="true"
      [cdkConnectedOverlayViewportMargin]="8"
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      (backdropClick)="close()"
      (detach)="close()"
    >
      <hl-share-panel [leadId]="open.leadId()" (closed)="close()" />
    </ng-template>
  `,
})
export class ShareButton {
  protected readonly open = inject(OpenLead);
  protected readonly shown = signal(false);
  protected readonly positions = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 } as const,
  ];

  protected close() {
    this.shown.set(false);
  }
}
