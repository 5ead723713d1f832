import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { leadConversions, ReplyOf, ScoreHistory } from '@heatline/contracts';
import { dayKey, DISPLAY_TIME_ZONE, Failed, formatDay, formatNumber, Icon, Skeleton, Tag, Ticker } from '@heatline/ui';
import { ScoreChart } from '@heatline/ui/charts';
import { held } from '../../../api/held';
import { told } from '../../../api/told';
import { Viewport } from '../../../viewport';
import { ranges } from '../lead-view';
import { instantOf } from '../wall-time';
import { DrawnSubject } from './drawn-subject';
import { conversionBadge, conversionMarks } from './conversions';
import { scoreSteps, spikeMarks, trendWords } from './score-causes';

const dayMs = 86_400_000;
/** A lead's and an account's differ in their id only. */
type OfAnySubject = Omit<ScoreHistory, 'leadId'>;

/** The course of a score, over 30 days at first; of any model and over any days. */
@Component({
  selector: 'hl-score-trend',
  imports: [Failed, Icon, MatButtonToggle, MatButtonToggleGroup, ScoreChart, Skeleton, Tag],
  templateUrl: './score-trend.html',
  styleUrl: './score-trend.css',
})
export class ScoreTrend {
  protected readonly open = inject(DrawnSubject);
  protected readonly viewport = inject(Viewport);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly ranges = ranges;

  /** Chosen days, in words and as the instants that the server is asked for. */
  protected readonly days = computed(() => {
    const { since, until } = this.open.view();
    if (!since) return null;
    const now = this.ticker.now();
    const [from, to] = [new Date(since), new Date(until ?? now)];
    return {
      since: dayKey(from, this.zone()),
      until: dayKey(to, this.zone()),
      today: dayKey(now, this.zone()),
      from,
      to,
    };
  });
  protected readonly range = computed(() => ranges.find(({ key }) => key === this.open.view().range) ?? ranges[0]);
  private readonly rangeWords = computed(() => {
    const days = this.days();
    return days
      ? `from ${formatDay(days.from, this.zone())} to ${formatDay(days.to, this.zone())}`
      : this.range().words;
  });

  private readonly asked = computed(() => {
    const drawn = this.open.drawn();
    if (!drawn || drawn.card.score === null) return undefined;
    const { since, until } = this.open.view();
    const days = this.range().days;
    const from = days === null ? 'beginning' : new Date(this.ticker.now().getTime() - days * dayMs).toISOString();
    return {
      ...this.open.history(),
      modelId: drawn.card.modelId,
      from: since ?? from,
      to: since ? until : null,
      revision: this.open.revision(),
    };
  });
  /** A clock that moves on is no reason to ask again: only another lead, model, range or revision is. */
  private readonly key = computed(() => this.asked(), {
    equal: (a, b) =>
      a?.url === b?.url &&
      a?.params['leadId'] === b?.params['leadId'] &&
      a?.modelId === b?.modelId &&
      a?.revision === b?.revision &&
      a?.to === b?.to &&
      sameRange(a?.from, b?.from),
  });
  private readonly resource = httpResource<OfAnySubject>(() => {
    const asked = this.key();
    if (!asked) return undefined;
    const { url, params, modelId, from, to } = asked;
    return { url, params: { ...params, modelId, from, ...(to ? { to } : {}) } };
  });
  private readonly conversionResource = httpResource(
    () => {
      const asked = this.key();
      const url = this.open.conversionsUrl();
      return asked && url ? { url, params: { modelId: asked.modelId } } : undefined;
    },
    { parse: (raw) => (raw as ReplyOf<typeof leadConversions>).items },
  );
  private readonly about = () => `${JSON.stringify(this.open.history())} ${this.open.drawn()?.card.modelId}`;
  private readonly shown = held(this.resource, this.about);
  private readonly converted = held(this.conversionResource, this.about);
  protected readonly badge = computed(() => conversionBadge(this.converted() ?? [], this.zone()));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  /** Models whose course could be drawn, when there is a choice. */
  protected readonly models = computed(() => {
    const cards = this.open.cards().filter(({ score }) => score !== null);
    return cards.length > 1 ? cards : [];
  });
  protected readonly chart = computed(() => {
    const history = this.shown();
    const drawn = this.open.drawn();
    if (!history || !drawn || history.modelId !== drawn.card.modelId) return null;
    const words = trendWords(history, this.rangeWords());
    const last = history.points.at(-1)?.score ?? 0;
    const { title, model, card } = drawn;
    const [from, to] = [new Date(history.from), new Date(history.to)];
    return {
      points: scoreSteps(history),
      levels: history.levels,
      from,
      to,
      causes: spikeMarks(history.spikes),
      conversions: conversionMarks(this.converted() ?? [], from, to),
      words,
      replayed: history.points.some(({ source }) => source === 'replayed'),
      direction: history.direction,
      of: `${title === model.name ? '' : `${title}, `}${model.name} v${card.publishedVersion ?? model.publishedVersion}`,
      label: `${title} score ${this.rangeWords()}, at the end ${formatNumber(last)}. ${words.head}: ${words.rest}.`,
    };
  });

  /** Days are those of the member's zone; the last one is looked at to its end. */
  protected choose(since: string, until: string) {
    const [first, last] = [instantOf(`${since}T00:00`, this.zone()), instantOf(`${until}T23:59`, this.zone())];
    if (!first || !last || first >= last) return;
    const past = last < this.ticker.now();
    this.open.look({ since: first.toISOString(), until: past ? last.toISOString() : null });
  }

  /** The range that was looked at until now, as days to begin with. */
  protected chooseDays() {
    const now = this.ticker.now();
    const from = new Date(now.getTime() - (this.range().days ?? 365) * dayMs);
    this.choose(dayKey(from, this.zone()), dayKey(now, this.zone()));
  }

  protected retry() {
    this.resource.reload();
  }
}

/** Beginnings within the same hour draw the same range. */
const sameRange = (a: string | undefined, b: string | undefined) =>
  a === b || (!!a && !!b && Math.abs(Date.parse(a) - Date.parse(b)) < 3_600_000);
