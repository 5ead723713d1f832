import { Clipboard } from '@angular/cdk/clipboard';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, inject, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { counted, Icon, IconButton, Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import { leadName } from '../../lead-name';
import { LeadMerges } from '../merges/lead-merges';
import { OpenLead } from '../open-lead';
import { SharePanel } from '../share/share-panel';
import { HandMade } from '../why/hand-made';
import { PersonalDataRequests } from './personal-data';

/** What is done to the open lead as a whole. What concerns a score means the one that is looked at. */
@Component({
  selector: 'hl-lead-actions',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon, IconButton, MatMenu, MatMenuItem, MatMenuTrigger, SharePanel],
  template: `
    <button
      #button
      hlIconButton
      type="button"
      aria-label="Actions"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      [matMenuTriggerFor]="menu"
    >
      <hl-icon name="more_horiz" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @if (open.mayEdit() && open.shown().length) {
        <button mat-menu-item type="button" [disabled]="updating()" (click)="updateScores()">
          <span class="row"><hl-icon name="refresh" />Update score</span>
        </button>
      }
      @if (card(); as card) {
        @if (open.mayEdit()) {
          <button mat-menu-item type="button" (click)="byHand.adjust(card, button)">
            <span class="row"><hl-icon name="tune" />Adjust {{ card.modelName }}</span>
          </button>
        }
        @if (open.mayReset()) {
          <button mat-menu-item type="button" (click)="byHand.reset(card, button)">
            <span class="row"><hl-icon name="restart_alt" />Reset {{ card.modelName }}</span>
          </button>
        }
      }
      @if (open.mayEdit()) {
        <button mat-menu-item type="button" (click)="sharing.set(true)">
          <span class="row"><hl-icon name="share" />Share</span>
        </button>
        <button mat-menu-item type="button" (click)="writeNote()">
          <span class="row"><hl-icon name="description" />Write a note</span>
        </button>
        <button mat-menu-item type="button" (click)="merges.merge()">
          <span class="row"><hl-icon name="merge" />Merge…</span>
        </button>
      }
      <button mat-menu-item type="button" (click)="copyLink()">
        <span class="row"><hl-icon name="link" />Copy link</span>
      </button>
      @if (open.isAdmin()) {
        <button mat-menu-item type="button" (click)="personalData.export(open.leadId())">
          <span class="row"><hl-icon name="download" />Export personal data</span>
        </button>
        <button mat-menu-item type="button" (click)="personalData.erase(open.leadId(), name())">
          <span class="row"><hl-icon name="delete" />Delete lead</span>
        </button>
      }
    </mat-menu>
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="sharing()"
      [cdkConnectedOverlayPositions]="positions"
      [cdkConnectedOverlayPush]="true"
      [cdkConnectedOverlayViewportMargin]="8"
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      (backdropClick)="sharing.set(false)"
      (detach)="sharing.set(false)"
    >
      <hl-share-panel [leadId]="open.leadId()" (closed)="sharing.set(false)" />
    </ng-template>
  `,
})
export class LeadActions {
  protected readonly open = inject(OpenLead);
  protected readonly byHand = inject(HandMade);
  protected readonly merges = inject(LeadMerges);
  protected readonly personalData = inject(PersonalDataRequests);
  private readonly toaster = inject(Toaster);
  private readonly clipboard = inject(Clipboard);
  protected readonly updating = signal(false);
  protected readonly sharing = signal(false);
  protected readonly name = computed(() => {
    const lead = this.open.lead();
    return lead ? leadName(lead) : 'this lead';
  });
  protected readonly card = computed(() => this.open.current()?.card);
  protected readonly positions = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 } as const,
  ];

  writeNote() {
    this.open.wanted.set('note');
    this.open.look({ tab: 'notes' }, false);
  }

  protected copyLink() {
    // The lead itself, not what of it is looked at.
    const copied = this.clipboard.copy(`${location.origin}/leads/${this.open.lead()?.leadId ?? this.open.leadId()}`);
    void (copied
      ? this.toaster.done('Link copied')
      : this.toaster.failed('The browser did not let the link be copied'));
  }

  protected async updateScores() {
    this.updating.set(true);
    try {
      const cards = await Promise.all(this.open.shown().map(({ model }) => this.open.updateScore(model.modelId)));
      for (const card of cards) this.open.acceptCard(card);
      void this.toaster.done(`${counted(cards.length, 'score')} updated`);
    } catch (error) {
      void this.toaster.failed(`Not every score was updated. ${told(error).detail}`);
      this.open.reload();
    } finally {
      this.updating.set(false);
    }
  }
}
