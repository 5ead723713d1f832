import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type listMovers, type Mover, type ReplyOf, seenName } from '@heatline/contracts';
import {
  Button,
  Failed,
  formatNumber,
  formatPoints,
  Icon,
  LevelTag,
  ListFoot,
  LoadingLine,
  Skeleton,
  StateBlock,
} from '@heatline/ui';
import { held } from '../../../api/held';
import { levelOf } from '../../../api/models';
import { told } from '../../../api/told';
import { Live } from '../../../live/live';
import { soon } from '../../../live/soon';
import { OpenModel } from '../open-model';
import { TabPages } from '../tab-pages';

const pageSize = 50;

/** Who gained or lost points lately, greatest first. */
@Component({
  selector: 'hl-movers-tab',
  imports: [Button, Failed, Icon, LevelTag, ListFoot, LoadingLine, RouterLink, Skeleton, StateBlock],
  providers: [TabPages],
  templateUrl: './movers-tab.html',
  styleUrl: './movers-tab.css',
})
export class MoversTab {
  protected readonly model = inject(OpenModel);
  private readonly what = computed(() => `${this.model.modelId()} ${this.model.days()} ${this.model.direction()}`);
  protected readonly pages = inject(TabPages);
  private readonly resource = httpResource<ReplyOf<typeof listMovers>>(() => ({
    url: `/api/models/${this.model.modelId()}/movers`,
    params: {
      days: this.model.days(),
      direction: this.model.direction(),
      limit: pageSize,
      ...(this.model.cursor() ? { cursor: this.model.cursor()! } : {}),
    },
  }));
  private readonly shown = held(this.resource, this.what);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly rows = computed(() =>
    this.shown()?.items.map((mover: Mover) => ({
      ...mover,
      title: seenName(mover.name) || mover.alias || 'Without a name',
      badge: levelOf(this.model.model(), mover.level),
    })),
  );
  /** Why nobody can have moved; null when somebody can. */
  protected readonly neverScored = computed((): string | null => {
    const model = this.model.model();
    if (!model || model.lastRecalculation) return null;
    if (model.publishedVersion === null) return 'The model was never published, so nobody has a score that could move.';
    return model.active
      ? null
      : 'The model is off and has never scored anybody: switch it on, and scores begin to move.';
  });
  protected readonly next = computed(() => this.shown()?.nextCursor);
  protected readonly spans = [
    { days: 1, title: '1 day' },
    { days: 7, title: '7 days' },
    { days: 30, title: '30 days' },
  ] as const;
  protected readonly spanWords = computed(() => (this.model.days() === 1 ? 'a day' : `${this.model.days()} days`));
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;
  protected readonly skeletons = Array.from({ length: 10 }, (_, index) => 90 + ((index * 41) % 80));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.resource.reload(), until, 1_500);
    inject(Live).listen(
      'scores.changed',
      ({ modelIds }) => (modelIds.length === 0 || modelIds.includes(this.model.modelId())) && reload(),
      until,
      reload,
    );
  }

  protected again() {
    this.resource.reload();
  }
}
