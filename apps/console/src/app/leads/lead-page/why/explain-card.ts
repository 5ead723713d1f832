import { httpResource } from '@angular/common/http';
import { Component, computed, ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Explanation, Model, ScoreCard } from '@heatline/contracts';
import {
  Button,
  Changed,
  counted,
  Failed,
  formatNumber,
  Icon,
  IconButton,
  LevelTag,
  NoScoresBlock,
  RelativeTime,
  Skeleton,
  Tag,
  Toaster,
} from '@heatline/ui';
import { Heatline } from '@heatline/ui/details';
import { held } from '../../../api/held';
import { badgeOf } from '../../../api/models';
import { told } from '../../../api/told';
import type { LedgerRow } from '../../../ledger/ledger';
import { LedgerLines } from '../../../ledger/ledger-lines';
import { ExplainedSubject } from './explained-subject';
import { HandMade } from './hand-made';

/** A lead's and an account's differ in their id only. */
type OfAnySubject = Omit<Explanation, 'leadId'>;

/** One model's score of the lead or account, explained line by line; opened, it asks for the ledger. */
@Component({
  selector: 'hl-explain-card',
  imports: [
    Button,
    Changed,
    Failed,
    Heatline,
    Icon,
    IconButton,
    LedgerLines,
    LevelTag,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    NoScoresBlock,
    RelativeTime,
    RouterLink,
    Skeleton,
    Tag,
  ],
  templateUrl: './explain-card.html',
  styleUrl: './explain-card.css',
})
export class ExplainCard {
  readonly card = input.required<ScoreCard>();
  readonly model = input<Model | undefined>();
  readonly title = input.required<string>();
  /** Open at first. */
  readonly expanded = input(false);

  protected readonly open = inject(ExplainedSubject);
  private readonly toaster = inject(Toaster);
  private readonly handMade = inject(HandMade);
  private readonly more = viewChild<string, ElementRef<HTMLElement>>('more', { read: ElementRef });
  protected readonly shown = linkedSignal(() => this.expanded());
  protected readonly updating = signal(false);
  protected readonly asOf = computed(() => this.open.view().asOf);

  private readonly resource = httpResource<OfAnySubject>(() => {
    this.open.revision();
    if (!this.shown() || (this.card().score === null && !this.asOf())) return undefined;
    const asOf = this.asOf();
    return {
      url: `${this.open.scoreUrl()}/explain`,
      params: { modelId: this.card().modelId, ...(asOf ? { asOf } : {}) },
    };
  });
  private readonly explanation = held(
    this.resource,
    () => `${this.open.scoreUrl()} ${this.card().modelId} ${this.asOf()}`,
  );
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly ledger = computed(() => {
    const explanation = this.explanation();
    return explanation && this.shown() ? explanation : null;
  });

  /** Score and level of the instant that is looked at. */
  protected readonly at = computed(() => {
    const explanation = this.asOf() ? this.ledger() : null;
    const { score, level, toNextLevel, publishedVersion } = explanation ?? this.card();
    return { score, level: level && badgeOf(this.model(), level), toNextLevel, publishedVersion };
  });
  protected readonly topReached = computed(
    () => this.at().score !== null && this.at().toNextLevel === null && (this.model()?.levels.length ?? 0) > 1,
  );
  protected readonly number = formatNumber;
  protected readonly counted = counted;

  protected async update() {
    this.updating.set(true);
    try {
      const before = this.card().score;
      const card = await this.open.updateScore(this.card().modelId);
      this.open.acceptCard(card);
      const moved = before !== card.score && card.score !== null;
      void this.toaster.done(
        moved
          ? `${card.modelName}: ${before === null ? 'now' : `${formatNumber(before)} to`} ${formatNumber(card.score ?? 0)}`
          : `${card.modelName} is up to date`,
      );
    } catch (error) {
      void this.toaster.failed(`The score was not updated. ${told(error).detail}`);
    } finally {
      this.updating.set(false);
    }
  }

  protected adjust(more: HTMLElement) {
    this.handMade.adjust(this.card(), more);
  }

  protected reset(more: HTMLElement) {
    return this.handMade.reset(this.card(), more);
  }

  protected async undo(made: NonNullable<LedgerRow['byHand']>) {
    // The line that was pressed on goes away.
    if (await this.handMade.undo(this.card(), made)) this.more()?.nativeElement.focus();
  }

  protected retry() {
    this.resource.reload();
  }
}
