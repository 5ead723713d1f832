import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { Model, ScoreCard, ScoreDifference } from '@heatline/contracts';
import { counted, DISPLAY_TIME_ZONE, Failed, formatNumber, formatPoints, Icon, LevelTag, Skeleton } from '@heatline/ui';
import { held } from '../../../api/held';
import { badgeOf } from '../../../api/models';
import { told } from '../../../api/told';
import { OpenLead } from '../open-lead';
import { differenceParts } from './difference';

/** Why a score is another one than it was at the earlier instant: by cause, and line by line. */
@Component({
  selector: 'hl-difference-card',
  imports: [Failed, Icon, LevelTag, Skeleton],
  templateUrl: './difference-card.html',
  styleUrls: ['../../../ledger/ledger-lines.css', './explain-card.css', './difference-card.css'],
})
export class DifferenceCard {
  readonly card = input.required<ScoreCard>();
  readonly model = input<Model | undefined>();
  readonly title = input.required<string>();

  protected readonly open = inject(OpenLead);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly resource = httpResource<ScoreDifference>(() => {
    this.open.revision();
    const { from, asOf } = this.open.view();
    if (!from || this.card().publishedVersion === null) return undefined;
    return {
      url: `/api/lead/${this.open.leadId()}/score/difference`,
      params: { modelId: this.card().modelId, from, ...(asOf ? { to: asOf } : {}) },
    };
  });
  private readonly shown = held(
    this.resource,
    () => `${this.open.leadId()} ${this.card().modelId} ${this.open.view().from} ${this.open.view().asOf}`,
  );
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly found = computed(() => {
    const difference = this.shown();
    if (!difference) return null;
    return {
      ...difference,
      ...differenceParts(difference, this.zone()),
      levels: {
        from: badgeOf(this.model(), difference.from.level),
        to: badgeOf(this.model(), difference.to.level),
      },
    };
  });
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;
  protected readonly counted = counted;

  protected retry() {
    this.resource.reload();
  }
}
