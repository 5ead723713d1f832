import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import {
  isClosed,
  type listRuns,
  type listVersions,
  type Model,
  type ReplyOf,
  roleAtLeast,
  type Run,
} from '@heatline/contracts';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Session } from '../../session/session';

export const tabs = ['rules', 'levels', 'decay', 'versions', 'contacts', 'movers', 'outcomes', 'try'] as const;
const movingDays = [1, 7, 30] as const;
export type Tab = (typeof tabs)[number];

/** The model whose page is open, its runs and versions, and which part of it is looked at. */
@Injectable()
export class OpenModel {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly params = toSignal(this.route.params, { requireSync: true });
  private readonly queryParams = toSignal(this.route.queryParams, { requireSync: true });

  readonly modelId = computed((): string => this.params()['modelId']);
  readonly tab = computed((): Tab => tabs.find((tab) => tab === this.queryParams()['tab']) ?? 'rules');
  /** The rules as six actions of outreach. */
  readonly simple = computed(() => this.queryParams()['view'] === 'simple');
  /** The level that scored contacts are filtered by, and where their page begins. */
  readonly level = computed((): string | null => this.queryParams()['level'] ?? null);
  readonly cursor = computed((): string | null => this.queryParams()['cursor'] ?? null);
  /** Over how many days movers are looked at, and which way. */
  readonly days = computed(
    (): 1 | 7 | 30 => movingDays.find((days) => String(days) === this.queryParams()['days']) ?? 7,
  );
  readonly direction = computed((): 'up' | 'down' => (this.queryParams()['direction'] === 'down' ? 'down' : 'up'));
  readonly mayEdit = computed(
    () => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer') && this.model()?.archivedAt === null,
  );
  /** Whether the model scores, when, and what it is called is decided for everybody. */
  readonly mayDecide = computed(() => this.session.me()?.role === 'admin');
  /** Publishing and recalculating change everybody's scores. */
  readonly mayPublish = computed(() => this.mayEdit() && this.mayDecide());

  private readonly modelResource = httpResource<Model>(() => `/api/models/${this.modelId()}`);
  readonly model = held(this.modelResource, this.modelId);
  readonly loading = this.modelResource.isLoading;
  readonly failure = computed(() => {
    const error = this.modelResource.error();
    return error && !this.loading() ? told(error) : null;
  });

  private readonly runsResource = httpResource<ReplyOf<typeof listRuns>>(() => ({
    url: '/api/runs',
    params: { modelId: this.modelId(), kind: 'recalculateModel', limit: 20 },
  }));
  private readonly heldRuns = held(this.runsResource, this.modelId);
  readonly runs = computed((): readonly Run[] => this.heldRuns()?.items ?? []);
  /** The recalculation that is under way. */
  readonly openRun = computed(() => this.runs().find((run) => !isClosed(run.state)));
  /** The last one that completed. */
  readonly lastRun = computed(() => {
    const last = this.model()?.lastRecalculation?.runId;
    return this.runs().find((run) => run.runId === last);
  });
  /** The newest one, when it ended badly and nothing is under way. */
  readonly failedRun = computed(() => {
    const newest = this.runs()[0];
    return newest?.state === 'failed' ? newest : undefined;
  });

  private readonly versionsResource = httpResource(() => `/api/models/${this.modelId()}/versions`, {
    parse: (raw) => (raw as ReplyOf<typeof listVersions>).items,
  });
  readonly versions = held(this.versionsResource, this.modelId);
  readonly versionsFailure = computed(() => {
    const error = this.versionsResource.error();
    return error && !this.versionsResource.isLoading() ? told(error) : null;
  });
  readonly newestVersion = computed(() => this.versions()?.[0]?.publishedVersion ?? null);

  constructor() {
    const until = inject(DestroyRef);
    const live = inject(Live);
    const reloadModel = soon(() => this.reload(), until, 300);
    const reloadRuns = soon(() => this.runsResource.reload(), until, 500);
    live.listen('models.changed', ({ modelId }) => modelId === this.modelId() && reloadModel(), until, reloadModel);
    live.listen('runs.changed', () => reloadRuns(), until, reloadRuns);
  }

  reload() {
    this.modelResource.reload();
    this.versionsResource.reload();
    this.runsResource.reload();
  }

  accept(model: Model) {
    this.modelResource.set(model);
  }

  /** Shows a run as a command answered it, until the next reading. */
  acceptRun(run: Run) {
    this.runsResource.update(
      (page) => page && { ...page, items: page.items.map((known) => (known.runId === run.runId ? run : known)) },
    );
    this.runsResource.reload();
  }

  look(queryParams: Record<string, string | null>, replaceUrl = true) {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
