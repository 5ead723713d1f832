import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import {
  keptSimulatedLeads,
  type ReplyOf,
  type simulatedLeads,
  type Simulation,
  type SimulationWay,
} from '@heatline/contracts';
import {
  Button,
  Failed,
  formatCount,
  formatNumber,
  formatPoints,
  Icon,
  LevelTag,
  type LevelView,
  Skeleton,
} from '@heatline/ui';
import { held } from '../../api/held';
import { told } from '../../api/told';

const [few, most] = [5, 100];

/** One list of a simulation: whom it moves most, or who crosses the top level. Each opens its two sides. */
@Component({
  selector: 'hl-moved-leads',
  imports: [Button, Failed, Icon, LevelTag, Skeleton],
  templateUrl: './moved-leads.html',
  styleUrl: './moved-leads.css',
})
export class MovedLeads {
  readonly simulation = input.required<Simulation>();
  readonly way = input.required<SimulationWay>();
  readonly title = input.required<string>();
  /** How many there are in all. */
  readonly count = input.required<number>();
  /** Said when there is nobody. */
  readonly nobody = input.required<string>();
  readonly opened = output<string>();

  protected readonly limit = signal(few);
  private readonly resource = httpResource(
    () => {
      const { simulationId, result, endedAt } = this.simulation();
      // Read anew when the answer of everybody takes the place of the sample's.
      return result
        ? {
            url: `/api/simulations/${simulationId}/leads`,
            params: { way: this.way(), limit: this.limit() },
            headers: { 'x-answer': endedAt ?? 'sample' },
          }
        : undefined;
    },
    { parse: (raw) => (raw as ReplyOf<typeof simulatedLeads>).items },
  );
  private readonly shown = held(this.resource, () => this.simulation().simulationId);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly rows = computed(() => {
    const levels = this.simulation().result?.levelsAfter ?? [];
    return this.shown()?.map((lead) => ({ ...lead, level: viewOf(levels, lead.afterLevel) }));
  });
  protected readonly more = computed(() => {
    const reachable = Math.min(this.count(), most);
    if (this.limit() === few) return reachable > few ? `Show ${formatCount(reachable)}` : null;
    return 'Show fewer';
  });
  protected readonly cut = computed(() => this.limit() === most && this.count() > most);
  protected readonly kept = keptSimulatedLeads;
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;
  protected readonly counts = formatCount;

  protected toggle() {
    this.limit.update((limit) => (limit === few ? most : few));
  }

  protected again() {
    this.resource.reload();
  }
}

function viewOf(levels: readonly { key: string; name: string; tone: string }[], key: string): LevelView {
  const index = levels.findIndex((level) => level.key === key);
  const level = levels[index];
  return {
    name: level?.name ?? key,
    tone: level?.tone ?? 'cold',
    rank: Math.max(0, index) + 1,
    of: levels.length || 1,
  };
}
