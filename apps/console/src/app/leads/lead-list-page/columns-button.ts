import { CdkConnectedOverlay, OverlayModule } from '@angular/cdk/overlay';
import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@heatline/ui';
import { WhenShown } from '../when-shown';
import { ColumnsPanel } from './columns-panel';
import { ListColumns } from './list-columns';

/** Opens the panel of the columns, which is loaded when it is first wanted. */
@Component({
  selector: 'hl-columns-button',
  imports: [ColumnsPanel, Icon, MatButton, OverlayModule, WhenShown],
  template: `
    <button
      #button
      matButton="outlined"
      type="button"
      class="small"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      aria-haspopup="dialog"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      <hl-icon matButtonIcon name="view_column" />Columns
    </button>
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayPush
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayOffsetY]="6"
      (backdropClick)="close()"
      (detach)="close()"
    >
      @defer (on immediate) {
        <hl-columns-panel
          (hlWhenShown)="overlay()?.overlayRef?.updatePosition()"
          [columns]="columns.all()"
          [chosen]="columns.chosen()"
          (changed)="columns.change($event)"
          (restored)="columns.reset()"
          (closed)="close()"
        />
      }
    </ng-template>
  `,
})
export class ColumnsButton {
  protected readonly columns = inject(ListColumns);
  protected readonly overlay = viewChild(CdkConnectedOverlay);
  protected readonly open = signal(false);
  private readonly button = viewChild.required('button', { read: ElementRef<HTMLElement> });

  protected close() {
    if (!this.open()) return;
    this.open.set(false);
    this.button().nativeElement.focus();
  }
}
