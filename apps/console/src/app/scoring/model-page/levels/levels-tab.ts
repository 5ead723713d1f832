import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject } from '@angular/core';
import type { Level, ScoreDistribution } from '@heatline/contracts';
import {
  Amount,
  Button,
  Failed,
  Field,
  Icon,
  IconButton,
  Input,
  LevelTag,
  levelTones,
  type LevelView,
  Skeleton,
  toneColor,
} from '@heatline/ui';
import { Heatline } from '@heatline/ui/details';
import { held } from '../../../api/held';
import { told } from '../../../api/told';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { TriedLeads } from '../tried-leads/tried-leads';
import { boundComplaint, levelDoubt, nextLevel, withoutLevel } from './level-edit';
import { ScoreSpread } from './score-spread';
import { drawnTo, levelShares } from './spread-bars';

/** The levels of the draft, lowest first, with the heatline that they make. */
@Component({
  selector: 'hl-levels-tab',
  imports: [
    Amount,
    Button,
    Failed,
    Field,
    Heatline,
    Icon,
    IconButton,
    Input,
    LevelTag,
    ScoreSpread,
    Skeleton,
    TriedLeads,
  ],
  templateUrl: './levels-tab.html',
  styleUrl: './levels-tab.css',
})
export class LevelsTab {
  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  protected readonly levels = computed(() => this.draft.definition()?.levels);
  private readonly rested = debounced(() => this.draft.definition(), 250);
  protected readonly distribution = httpResource<ScoreDistribution>(() => {
    const definition = this.rested.hasValue() ? this.rested.value() : undefined;
    if (!definition || this.draft.errorAt('levels', true)) return undefined;
    const bounds = definition.levels.flatMap(({ from }) => from ?? []);
    return {
      url: `/api/models/${this.model.modelId()}/distribution`,
      params: {
        to: drawnTo(definition.levels),
        buckets: 60,
        ...(definition.floor === null ? {} : { from: definition.floor }),
        ...(bounds.length ? { bounds: bounds.join() } : {}),
      },
    };
  });
  protected readonly spread = held(this.distribution, this.model.modelId);
  protected readonly failure = computed(() => {
    const error = this.distribution.error();
    return error && !this.distribution.isLoading() ? told(error) : null;
  });
  private readonly shares = computed(() => {
    const spread = this.spread();
    return spread?.scored ? levelShares(spread, this.model.model()?.kind === 'account' ? 'account' : 'lead') : [];
  });
  protected readonly rows = computed(() => {
    const definition = this.draft.definition();
    return (this.levels() ?? []).map((level, index, levels) => ({
      level,
      view: {
        name: level.name || 'Without a name',
        tone: level.tone,
        rank: index + 1,
        of: levels.length,
      } satisfies LevelView,
      bound: boundComplaint(levels, index) ?? this.draft.errorAt(`levels.${index}.from`),
      name: this.draft.errorAt(`levels.${index}.name`),
      share: this.shares()[index] ?? null,
      doubt: definition ? levelDoubt(definition, index) : null,
    }));
  });
  protected readonly bands = computed(() =>
    (this.levels() ?? []).map(({ name, tone, from }) => ({
      name,
      tone,
      from: Number.isFinite(from) ? (from ?? null) : null,
    })),
  );
  protected readonly tones = levelTones;
  protected readonly color = toneColor;

  protected rename(index: number, name: string) {
    this.change(index, (level) => ({ ...level, name }));
  }

  protected bound(index: number, from: number | undefined) {
    this.change(index, (level) => ({ ...level, from: from ?? Number.NaN }));
  }

  protected paint(index: number, tone: Level['tone']) {
    this.change(index, (level) => ({ ...level, tone }));
  }

  protected add() {
    this.edit((levels) => [...levels, nextLevel(levels)]);
  }

  protected remove(index: number) {
    this.edit((levels) => withoutLevel(levels, index));
  }

  private change(index: number, change: (level: Level) => Level) {
    this.edit((levels) => levels.map((level, at) => (at === index ? change(level) : level)));
  }

  private edit(change: (levels: readonly Level[]) => Level[]) {
    this.draft.edit((definition) => ({ ...definition, levels: change(definition.levels) }));
  }
}
