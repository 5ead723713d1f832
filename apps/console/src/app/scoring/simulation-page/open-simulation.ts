import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import {
  type getDraft,
  type latestSimulation,
  type Model,
  type ReplyOf,
  roleAtLeast,
  type Simulation,
} from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Session } from '../../session/session';
import { withDates } from '../change-words';
import { SimulationsApi } from '../simulations-api';

/** The newest simulation of the model in the address, as it goes on; and what can be done with it. */
@Injectable()
export class OpenSimulation {
  private readonly api = inject(SimulationsApi);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  private readonly params = toSignal(inject(ActivatedRoute).params, { requireSync: true });
  readonly modelId = computed((): string => this.params()['modelId']);

  private readonly modelResource = httpResource<Model>(() => `/api/models/${this.modelId()}`);
  readonly model = held(this.modelResource, this.modelId);

  private readonly draftResource = httpResource<ReplyOf<typeof getDraft>>(() => `/api/models/${this.modelId()}/draft`);
  readonly draft = held(this.draftResource, this.modelId);

  private readonly resource = httpResource<ReplyOf<typeof latestSimulation>>(
    () => `/api/models/${this.modelId()}/simulation`,
  );
  private readonly shown = held(this.resource, this.modelId);
  /** undefined until it is known; null = there is none. */
  readonly simulation = computed((): Simulation | null | undefined => {
    const simulation = this.shown()?.simulation;
    return simulation && { ...simulation, changes: simulation.changes.map(withDates) };
  });
  readonly loading = computed(() => this.resource.isLoading());
  readonly failure = computed(() => {
    const error = this.resource.error() ?? this.modelResource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  readonly starting = signal(false);
  /** Waiting for facts, or looking at everybody. */
  readonly underWay = computed(() => ['waiting', 'running'].includes(this.simulation()?.state ?? ''));
  readonly mayEdit = computed(
    () => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer') && this.model()?.archivedAt === null,
  );
  readonly mayPublish = computed(() => this.mayEdit() && this.session.me()?.role === 'admin');
  /** The version that was published last, in force or still being prepared. */
  readonly newestVersion = computed(() => {
    const model = this.model();
    return model?.pendingVersion ?? model?.publishedVersion ?? null;
  });

  constructor() {
    const until = inject(DestroyRef);
    const live = inject(Live);
    const reload = soon(() => this.resource.reload(), until, 400);
    const reloadAll = soon(() => this.reload(), until, 300);
    const reloadSlowly = soon(() => !this.simulation()?.stale.facts && this.resource.reload(), until, 3_000);
    live.listen(
      'runs.changed',
      ({ runId }) => {
        const simulation = this.simulation();
        if (runId === simulation?.runId || runId === simulation?.waitsForRunId) reload();
      },
      until,
      reload,
    );
    live.listen('models.changed', ({ modelId }) => modelId === this.modelId() && reloadAll(), until, reloadAll);
    live.listen('scores.changed', ({ modelIds }) => modelIds.includes(this.modelId()) && reloadSlowly(), until);
  }

  reload() {
    this.modelResource.reload();
    this.draftResource.reload();
    this.resource.reload();
  }

  async start(): Promise<void> {
    this.starting.set(true);
    try {
      this.resource.set({ simulation: await this.api.simulate(this.modelId()) });
      this.draftResource.reload();
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
    this.starting.set(false);
  }
}
