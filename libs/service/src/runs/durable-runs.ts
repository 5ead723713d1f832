import { setTimeout } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { reconcileRuns, reconcileRunsEverySeconds, type RunService } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { readEnvironment } from '../environment';
import { Readiness } from '../health/readiness';
import { ServiceLog } from '../log/service-log';
import { ActivityWorkers } from '../temporal/activity-workers';
import { type IntervalSchedule, keepSchedule } from '../temporal/keep-schedule';
import { Temporal } from '../temporal/temporal';
import { temporalEnvironment } from '../temporal/temporal-environment';
import { waitUntil } from '../wait-until';
import { Courier } from './courier';
import { ReconcileRuns } from './reconcile-runs';
import { ServiceRunActivities } from './service-run-activities';
import { Runs } from './runs';
import type { RunsParts } from './runs-parts';
import { runsController } from './runs.controller';

const partsToken = Symbol('parts of the runs');

export interface DurableRunsOptions {
  environment?: NodeJS.ProcessEnv;
  slots?: { small: number; bulk: number };
}
/** As often as schedules of models are reconciled. */
const keepEveryMs = 300_000;
const optionsToken = Symbol('options of the runs');

/** What a service hosts in Temporal besides its runs: further activities and fixed schedules, said before the application starts. */
@Injectable()
export class TemporalWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly more: object[] = [];
  private readonly schedules: IntervalSchedule[] = [];
  private readonly ending = new AbortController();
  private readonly reconciler: ReconcileRuns;
  private workers: ActivityWorkers | undefined;

  constructor(
    @Inject(partsToken) private readonly parts: RunsParts,
    @Inject(optionsToken) private readonly options: DurableRunsOptions,
    private readonly runs: Runs,
    private readonly courier: Courier,
    private readonly readiness: Readiness,
  ) {
    const { service } = parts;
    this.reconciler = new ReconcileRuns(runs, courier, parts);
    this.keep({
      scheduleId: reconcileRuns.idFor({ service }),
      workflow: reconcileRuns.name,
      workflowId: reconcileRuns.idFor({ service }),
      input: { service },
      everySeconds: reconcileRunsEverySeconds,
      catchUpSeconds: 600,
      summary: `Runs of ${service} in step with their rows`,
      note: `Kept by ${service}`,
    });
  }

  /** Activities by the names that the workflows call. */
  does(activities: object): this {
    this.more.push(activities);
    return this;
  }

  /** A schedule that always exists, whatever the rows say. */
  keep(schedule: IntervalSchedule): this {
    this.schedules.push(schedule);
    return this;
  }

  onApplicationBootstrap(): void {
    const { service, temporal, log } = this.parts;
    const own = new ServiceRunActivities({
      ...this.parts,
      workOf: (kind) => this.runs.workOf(kind),
      openAgain: (tx, run) => this.runs.openAgain(tx, run),
    });
    this.workers = ActivityWorkers.start({
      service,
      activities: Object.assign({ reconcileRuns: () => this.reconciler.run() }, own.activities, ...this.more),
      settings: temporal.settings,
      log,
      ...(this.options.slots ? { slots: this.options.slots } : {}),
    });
    this.readiness.register('temporal', () => this.workers?.ready() ?? Promise.resolve());
    void this.keepSchedules();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort(new Error('Stopping'));
    this.courier.stop();
    // Activities end before the pools that they write with.
    await this.workers?.stop();
    await this.parts.temporal.close();
  }

  /** Again and again: a Temporal that has lost its memory gets them back. */
  private async keepSchedules(): Promise<void> {
    const { temporal, log } = this.parts;
    const { signal } = this.ending;
    try {
      for (let first = true; ; first = false) {
        for (const schedule of this.schedules) {
          await waitUntil(`the schedule ${schedule.scheduleId}`, () => keepSchedule(temporal, schedule), log, signal);
        }
        // What a crash of this service has left behind need not wait for the schedule.
        if (first) await waitUntil('the runs', () => this.reconciler.run(), log, signal);
        await setTimeout(keepEveryMs, undefined, { signal, ref: false });
      }
    } catch (err) {
      if (!signal.aborted) log.error({ err }, 'Schedules are not kept');
    }
  }
}

/**
 * Makes a service an owner of durable runs: provides `Runs`, `TemporalWork` and `Temporal`, answers `rpc.<service>.runs.*`, and hosts the
 * activities on the service's two queues for as long as the application lives. Its migrations need `runTables(service)`.
 */
export function durableRuns(service: RunService, options: DurableRunsOptions = {}): DynamicModule {
  const parts = {
    provide: partsToken,
    inject: [Database, LivePublisher, Outbox, ServiceLog, Temporal],
    useFactory: (
      database: Database,
      live: LivePublisher,
      outbox: Outbox,
      log: ServiceLog,
      temporal: Temporal,
    ): RunsParts => ({
      service,
      database,
      live,
      outbox,
      log,
      temporal,
    }),
  };
  return {
    module: class DurableRuns {},
    global: true,
    controllers: [runsController(service)],
    providers: [
      { provide: optionsToken, useValue: options },
      { provide: Temporal, useFactory: () => Temporal.open(readEnvironment(temporalEnvironment, options.environment)) },
      parts,
      { provide: Courier, inject: [partsToken], useFactory: (of: RunsParts) => new Courier(of) },
      {
        provide: Runs,
        inject: [partsToken, Courier],
        useFactory: (of: RunsParts, courier: Courier) => new Runs(of, courier),
      },
      TemporalWork,
    ],
    exports: [Runs, TemporalWork, Temporal],
  };
}
