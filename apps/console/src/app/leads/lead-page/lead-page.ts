import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { counted, Avatar, Failed, formatNumber, Icon, LoadingLine, Skeleton, StateBlock, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { PageTitle } from '../../page-title';
import { Viewport } from '../../viewport';
import { leadName } from '../lead-name';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { ActivityTimeline } from './activity/activity-timeline';
import { LeadDetails } from './details/lead-details';
import { leadSubtitle } from './lead-subtitle';
import type { Part } from './lead-view';
import { OpenLead } from './open-lead';
import { ScoreStrip } from './score-strip';
import { DrawnSubject } from './trend/drawn-subject';
import { ScoreTrend } from './trend/score-trend';
import { ExplainedSubject } from './why/explained-subject';
import { HandMade } from './why/hand-made';
import { WhySheet } from './why/why-sheet';

/** One lead: who it is, what it did, its scores, and why they are what they are. */
@Component({
  selector: 'hl-lead-page',
  imports: [
    ActivityTimeline,
    Avatar,
    Failed,
    Icon,
    LeadDetails,
    LoadingLine,
    MatButton,
    ModelPicker,
    ModelQuestions,
    RouterLink,
    ScoreStrip,
    ScoreTrend,
    Skeleton,
    StateBlock,
    WhySheet,
  ],
  providers: [
    OpenLead,
    HandMade,
    { provide: DrawnSubject, useExisting: OpenLead },
    { provide: ExplainedSubject, useExisting: OpenLead },
  ],
  templateUrl: './lead-page.html',
  styleUrl: './lead-page.css',
  host: { '[class.with-sheet]': 'sheetOpen()', '(document:keydown.escape)': 'escape()' },
})
export class LeadPage {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  private readonly toaster = inject(Toaster);

  protected readonly name = computed(() => {
    const lead = this.open.lead();
    return lead ? leadName(lead) : '';
  });
  protected readonly subtitle = computed(() => {
    const lead = this.open.lead();
    return lead ? leadSubtitle(lead) : '';
  });
  protected readonly sheetOpen = computed(
    () => this.open.view().why && !this.viewport.narrow() && this.open.lead() !== undefined,
  );
  protected readonly updating = signal(false);
  protected readonly tabs = computed((): { part: Part; title: string }[] => {
    const score = this.open.current()?.card.score ?? null;
    return [
      { part: 'activity', title: 'Activity' },
      { part: 'why', title: score === null ? 'Why' : `Why ${formatNumber(score)}` },
      { part: 'details', title: 'Details' },
    ];
  });
  protected readonly counted = counted;

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.name() && title.name(this.name()));
  }

  /** A sheet that lies over the page closes by Escape; one that stands beside it stays. */
  protected escape() {
    if (this.sheetOpen() && !this.viewport.wide()) this.open.look({ why: false });
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
