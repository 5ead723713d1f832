import type { RunKind, RunRef, RunService } from '@heatline/contracts';
import { type Database, type Log, type RunRow, RunStore, type Tx } from '@heatline/database';
import type { LivePublisher, Outbox } from '@heatline/messaging';
import type { Temporal } from '../temporal/temporal';
import { RunClosed, WorkRefused } from './run-failure';
import { lockFor } from './lock-for';
import type { RunStepAtOnce, SliceWork } from './slice-work';

export interface RunActivitiesParts {
  service: RunService;
  database: Database;
  live: LivePublisher;
  outbox: Outbox;
  temporal: Temporal;
  log: Log;
  workOf: (kind: RunKind) => SliceWork | undefined;
  openAgain: (tx: Tx, run: RunRow) => Promise<void>;
}

/** Plans may read millions of keys. */
const planTimeoutMs = 5 * 60_000;

/** The run that an activity is about: its row, who does its work, and who watches it. */
export class RunScope {
  constructor(readonly parts: RunActivitiesParts) {}

  /** In a transaction that holds the run's row. `step`: its owner's work holds more, and before that. */
  inRun<T>(
    { workspaceId, runId }: RunRef,
    work: (run: RunRow, store: RunStore, tx: Tx) => Promise<T>,
    step?: RunStepAtOnce,
  ): Promise<T> {
    return this.parts.database.inWorkspace(
      workspaceId,
      async (tx) => {
        const store = new RunStore(tx);
        const run = step ? await lockFor(tx, runId, step, this.parts.workOf) : await store.lock(runId);
        if (!run) throw new RunClosed(runId);
        return work(run, store, tx);
      },
      { statementTimeoutMs: planTimeoutMs },
    );
  }

  /** The same, for what has no meaning once the run has ended: then it does nothing. */
  async inOpenRun(ref: RunRef, work: (run: RunRow, store: RunStore, tx: Tx) => Promise<void>): Promise<void> {
    await this.inRun(ref, async (run, store, tx) => {
      if (!run.endedAt) await work(run, store, tx);
    });
    this.tell(ref.workspaceId, ref.runId);
  }

  workOf({ kind }: RunRow): SliceWork {
    const work = this.parts.workOf(kind);
    if (!work)
      throw new WorkRefused(
        'kind_unknown',
        `${this.parts.service} does no ${kind}`,
        `Update ${this.parts.service}, then retry.`,
      );
    return work;
  }

  tell(workspaceId: string, runId: string): void {
    this.parts.live.publish(workspaceId, { topic: 'runs.changed', runId });
  }
}
