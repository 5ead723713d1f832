import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { LevelBadge, listModels, Model, ReplyOf } from '@heatline/contracts';
import type { LevelView } from '@heatline/ui';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { held } from './held';

/** The models of the workspace; they are few and nearly every page needs their names and levels. */
@Injectable({ providedIn: 'root' })
export class Models {
  private readonly resource = httpResource(() => '/api/models', {
    parse: (raw) => (raw as ReplyOf<typeof listModels>).items,
  });
  private readonly shown = held(this.resource);
  readonly all = computed(() => this.shown() ?? []);
  readonly loaded = computed(() => this.shown() !== undefined);
  readonly error = this.resource.error;

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until);
    inject(Live).listen('models.changed', reload, until, reload);
  }

  reload() {
    this.resource.reload();
  }
}

/** A level as it is drawn, by its key among the levels of its model. */
export function levelOf(model: Pick<Model, 'levels'> | undefined, key: string | null): LevelView | null {
  const index = model?.levels.findIndex((level) => level.key === key) ?? -1;
  const level = model?.levels[index];
  return level && model ? { name: level.name, tone: level.tone, rank: index + 1, of: model.levels.length } : null;
}

/** The same for a level that an older version of the model may have had: then without a rank among today's. */
export const badgeOf = (model: Pick<Model, 'levels'> | undefined, badge: LevelBadge): LevelView =>
  levelOf(model, badge.key) ?? { name: badge.name, tone: badge.tone, rank: 1, of: 1 };
