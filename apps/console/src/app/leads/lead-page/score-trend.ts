import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { scoreHistory } from '@heatline/contracts';
import { Failed, formatNumber, Skeleton, Ticker } from '@heatline/ui';
import { ScoreChart } from '@heatline/ui/charts';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Viewport } from '../../viewport';
import { choiceTitle } from '../model-choice';
import { ranges } from './lead-view';
import { OpenLead } from './open-lead';
import { scoreCauses, scoreSteps, trendWords } from './score-causes';

const dayMs = 86_400_000;

/** The course of the chosen score, over 30 days at first. */
@Component({
  selector: 'hl-score-trend',
  imports: [Failed, MatButtonToggle, MatButtonToggleGroup, ScoreChart, Skeleton],
  templateUrl: './score-trend.html',
  styleUrl: './score-trend.css',
})
export class ScoreTrend {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  private readonly ticker = inject(Ticker);
  protected readonly ranges = ranges;
  protected readonly range = computed(() => ranges.find(({ key }) => key === this.open.view().range) ?? ranges[0]);

  private readonly asked = computed(() => {
    const current = this.open.current();
    const lead = this.open.lead();
    if (!current || !lead || current.card.score === null) return undefined;
    this.open.revision();
    const now = this.ticker.now().getTime();
    const days = this.range().days;
    const from = days === null ? Date.parse(lead.createdAt) : now - days * dayMs;
    return {
      leadId: lead.leadId,
      modelId: current.model.modelId,
      from: new Date(Math.min(from, now - dayMs)).toISOString(),
      revision: this.open.revision(),
    };
  });
  /** A clock that moves on is no reason to ask again: only another lead, model, range or revision is. */
  private readonly key = computed(() => this.asked(), {
    equal: (a, b) =>
      a?.leadId === b?.leadId &&
      a?.modelId === b?.modelId &&
      a?.revision === b?.revision &&
      sameRange(a?.from, b?.from),
  });
  private readonly resource = httpResource(
    () => {
      const asked = this.key();
      return (
        asked && {
          url: '/api/score/history',
          params: { leadId: asked.leadId, modelId: asked.modelId, from: asked.from },
        }
      );
    },
    { parse: (raw) => scoreHistory.reply.parse(raw) },
  );
  private readonly shown = held(this.resource, () => `${this.open.leadId()} ${this.open.current()?.model.modelId}`);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly chart = computed(() => {
    const history = this.shown();
    const current = this.open.current();
    if (!history || !current || history.modelId !== current.model.modelId) return null;
    const words = trendWords(history, this.range().words);
    const last = history.points.at(-1)?.score ?? 0;
    const title = choiceTitle(current);
    return {
      points: scoreSteps(history),
      levels: history.levels,
      from: new Date(history.from),
      to: new Date(history.to),
      causes: this.viewport.narrow() ? [] : scoreCauses(history),
      words,
      direction: history.direction,
      of: `${title === current.model.name ? '' : `${title}, `}${current.model.name} v${current.card.publishedVersion ?? current.model.publishedVersion}`,
      label: `${title} score over ${this.range().words}, now ${formatNumber(last)}. ${words.head}: ${words.rest}.`,
    };
  });

  protected retry() {
    this.resource.reload();
  }
}

/** Beginnings within the same hour draw the same range. */
const sameRange = (a: string | undefined, b: string | undefined) =>
  a === b || (!!a && !!b && Math.abs(Date.parse(a) - Date.parse(b)) < 3_600_000);
