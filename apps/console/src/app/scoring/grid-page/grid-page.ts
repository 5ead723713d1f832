import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  engagementBands,
  fitBands,
  GridBounds,
  issuesOf,
  type ModelKind,
  roleAtLeast,
  type ScoreGrid,
} from '@heatline/contracts';
import { Button, Failed, formatCount, Icon, Input, LoadingLine, Skeleton, StateBlock, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { AddressNote } from '../../address-note';
import { held } from '../../api/held';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Session } from '../../session/session';
import { bandWords, cellFilter } from './grid-filter';

const kinds = ['profile', 'engagement'] as const;

/** Who fits, and who is engaged: nine cells with their leads behind them. */
@Component({
  selector: 'hl-grid-page',
  imports: [AddressNote, Button, Failed, Icon, Input, LoadingLine, RouterLink, Skeleton, StateBlock],
  templateUrl: './grid-page.html',
  styleUrls: ['../../page.css', '../../crumbs.css', './grid-page.css'],
})
export class GridPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  private readonly models = inject(Models);
  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  /** The models that the address names, per kind. */
  private readonly named = computed(() => {
    const params = this.params();
    return kinds.flatMap((kind) => (params[kind] ? [{ kind, modelId: String(params[kind]) }] : []));
  });
  /** Kinds of which the address names a model that there is not, or that cannot be laid out. */
  protected readonly lost = computed(() =>
    this.models.loaded()
      ? this.named().filter(({ kind, modelId }) => !this.published(kind).some((model) => model.modelId === modelId))
      : [],
  );
  private readonly resource = httpResource<ScoreGrid>(() => {
    // Whether there are such models is known when all are.
    if (this.named().length && !this.models.loaded() && !this.models.error()) return undefined;
    const asked = this.named().filter((one) => !this.lost().includes(one));
    return {
      url: '/api/scores/grid',
      params: Object.fromEntries(asked.map(({ kind, modelId }) => [`${kind}ModelId`, modelId])),
    };
  });
  protected readonly grid = held(this.resource);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  /** The kind of which a model has to be chosen first; null = both are clear. */
  protected readonly wanted = computed((): ModelKind | null => {
    const failure = this.failure();
    return failure?.code === 'model_required' ? (failure.details['kind'] as ModelKind) : null;
  });
  /** One picker a kind: its models, and the one that the grid is of. */
  protected readonly pickers = computed(() => [
    { kind: 'profile' as const, label: 'Fit by', models: this.of('profile'), chosen: this.grid()?.profileModelId },
    {
      kind: 'engagement' as const,
      label: 'Engagement by',
      models: this.of('engagement'),
      chosen: this.grid()?.engagementModelId,
    },
  ]);
  protected readonly wantedIsMissing = computed(() => {
    const wanted = this.wanted();
    return wanted !== null && this.of(wanted).length === 0;
  });
  protected readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer'));

  protected readonly rows = computed(() => {
    const grid = this.grid();
    if (!grid) return [];
    const most = Math.max(1, ...grid.cells.map(({ count }) => count));
    return fitBands.map((fit, place) => ({
      fit,
      words: bandWords(grid.bounds.fit, place),
      cells: engagementBands.map((engagement) => {
        const count = grid.cells.find((cell) => cell.fit === fit && cell.engagement === engagement)?.count ?? 0;
        return {
          key: `${fit}${engagement}`,
          count,
          share: grid.total ? Math.round((1000 * count) / grid.total) / 10 : 0,
          // By the logarithm: a cell of ten stays visible beside one of ten thousand.
          shade: count ? 6 + Math.round((24 * Math.log1p(count)) / Math.log1p(most)) : 0,
          filter: JSON.stringify(cellFilter(grid, { fit, engagement })),
        };
      }),
    }));
  });
  protected readonly columns = computed(() => {
    const grid = this.grid();
    return engagementBands.map((band, place) => ({
      band,
      words: grid ? bandWords(grid.bounds.engagement, place) : '',
    }));
  });

  protected readonly editing = signal(false);
  protected readonly edited = linkedSignal((): GridBounds | undefined => this.grid()?.bounds);
  protected readonly complaint = computed(() => {
    const read = GridBounds.safeParse(this.edited());
    return read.success ? null : (issuesOf(read.error)[0]?.message ?? null);
  });
  protected readonly fields = [
    { part: 'fit', bound: 'high', label: 'Fit A from' },
    { part: 'fit', bound: 'middle', label: 'Fit B from' },
    { part: 'engagement', bound: 'high', label: 'Engagement 1 from' },
    { part: 'engagement', bound: 'middle', label: 'Engagement 2 from' },
  ] as const;
  protected readonly count = formatCount;

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.resource.reload(), until, 2_000);
    inject(Live).listen('scores.changed', reload, until, reload);
  }

  /** What is laid out in place of a model that there is not; null: nothing. */
  protected standsIn(kind: (typeof kinds)[number]): string | null {
    const modelId = this.grid()?.[`${kind}ModelId`];
    return this.models.all().find((model) => model.modelId === modelId)?.name ?? null;
  }

  protected again() {
    this.resource.reload();
  }

  protected choose(kind: 'profile' | 'engagement', modelId: string) {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { [kind]: modelId || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected put(part: 'fit' | 'engagement', bound: 'high' | 'middle', text: string) {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    this.edited.update((now) => now && { ...now, [part]: { ...now[part], [bound]: value } });
  }

  protected cancel() {
    this.edited.set(this.grid()?.bounds);
    this.editing.set(false);
  }

  protected async save() {
    const [grid, bounds] = [this.grid(), this.edited()];
    if (!grid || !bounds || this.complaint()) return;
    try {
      await firstValueFrom(this.http.put('/api/scores/grid', { ...bounds, version: grid.version }));
      this.editing.set(false);
      this.resource.reload();
      void this.toaster.done('Bounds changed for everybody in this workspace');
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'version_stale') this.resource.reload();
      void this.toaster.failed(failure.detail);
    }
  }

  private of(kind: ModelKind) {
    return this.published(kind).filter(({ active }) => active);
  }

  private published(kind: ModelKind) {
    return this.models.all().filter((model) => model.kind === kind && model.publishedVersion && !model.archivedAt);
  }
}
