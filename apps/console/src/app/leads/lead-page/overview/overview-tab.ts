import { Component, computed, inject } from '@angular/core';
import { counted, Failed } from '@heatline/ui';
import { Viewport } from '../../../viewport';
import { ModelQuestions } from '../../model-picker/model-questions';
import { ActivityTimeline } from '../activity/activity-timeline';
import { LeadDetails } from '../details/lead-details';
import { OpenLead } from '../open-lead';
import { ScoreTrend } from '../trend/score-trend';

/** The course of the score, what happened last, who the lead is. */
@Component({
  selector: 'hl-overview-tab',
  imports: [ActivityTimeline, Failed, LeadDetails, ModelQuestions, ScoreTrend],
  template: `
    <hl-model-questions />
    @if (open.current()) {
      @defer {
        <hl-score-trend />
      } @placeholder {
        <div class="trend-room"></div>
      }
    } @else if (whyIsElsewhere() && open.cardsFailure(); as failure) {
      <hl-failed title="Scores did not load" [detail]="failure.detail" [code]="failure.code" (retry)="open.reload()" />
    }
    <div class="columns">
      <section aria-labelledby="activity-head">
        <h2 id="activity-head">
          Activity
          @if (open.lead(); as lead) {
            <span class="count tnum">{{ counted(lead.counts.events, 'event') }}</span>
          }
        </h2>
        <hl-activity-timeline [newest]="15" />
      </section>
      <section class="details" aria-label="Details"><hl-lead-details /></section>
    </div>
  `,
  styleUrl: './overview-tab.css',
})
export class OverviewTab {
  protected readonly open = inject(OpenLead);
  private readonly viewport = inject(Viewport);
  /** Beside the sheet, which says it, too, it would stand there twice. */
  protected readonly whyIsElsewhere = computed(() => this.viewport.narrow() || !this.open.view().why);
  protected readonly counted = counted;
}
