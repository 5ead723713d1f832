import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Condition, type LeadListItem, type Model, seenName } from '@heatline/contracts';
import { Changed, formatCount, LevelTag, RelativeTime, ScoreCell, Skeleton } from '@heatline/ui';
import { levelOf } from '../api/models';
import { leadName } from '../leads/lead-name';
import { whySentences } from '../leads/why-sentences';
import { Viewport } from '../viewport';
import { ranksOf } from './today-lists';

/** Some leads under a head, each with its score and why; what says that there is none is the content. */
@Component({
  selector: 'hl-today-section',
  imports: [Changed, LevelTag, RelativeTime, RouterLink, ScoreCell, Skeleton],
  templateUrl: './today-section.html',
  styleUrl: './today-section.css',
  host: { role: 'region', '[attr.aria-label]': 'title()' },
})
export class TodaySection {
  readonly title = input.required<string>();
  /** What puts a lead here. */
  readonly detail = input.required<string>();
  /** Undefined: not known yet. */
  readonly leads = input.required<readonly LeadListItem[] | undefined>();
  readonly model = input.required<Model | null>();
  /** The list that shows the same and more. */
  readonly filter = input.required<Condition>();
  readonly sort = input.required<string>();

  protected readonly viewport = inject(Viewport);
  protected readonly count = computed(() => (this.leads()?.length ? formatCount(this.leads()?.length ?? 0) : ''));
  protected readonly query = computed(() => ({ filter: JSON.stringify(this.filter()), sort: this.sort() }));
  protected readonly why = whySentences(() => {
    const modelId = this.model()?.modelId;
    const leadIds = this.leads()?.map(({ leadId }) => leadId);
    return modelId && leadIds ? { modelId, leadIds } : undefined;
  });
  protected readonly rows = computed(() => {
    const model = this.model() ?? undefined;
    return this.leads()?.map((lead) => {
      const cell = lead.scores.find(({ modelId }) => modelId === model?.modelId);
      const ranks = model ? ranksOf(lead, model) : null;
      return {
        lead,
        name: leadName(lead),
        company: seenName(lead.account?.name) ?? lead.account?.domain ?? '',
        score: cell?.score ?? null,
        change7: cell?.change7 ?? null,
        level: levelOf(model, cell?.level ?? null),
        before: ranks && ranks.before !== ranks.now ? (model?.levels[ranks.before]?.name ?? null) : null,
      };
    });
  });
}
