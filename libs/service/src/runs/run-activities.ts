import { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import {
  onlyReads,
  type PlannedRun,
  type RunActivities,
  type RunKind,
  type RunRef,
  type RunService,
  type RunTrouble,
  type SliceTally,
} from '@heatline/contracts';
import {
  type ClaimedSlice,
  type Database,
  type Log,
  RunLog,
  type RunRow,
  RunStore,
  SliceStore,
  type Tx,
  writeProgress,
} from '@heatline/database';
import type { LivePublisher, Outbox } from '@heatline/messaging';
import type { Temporal } from '../temporal/temporal';
import { closeRun } from './close-run';
import { startedBy } from './launch-run';
import { ProgressWriter } from './progress-writer';
import { asFailure, RunClosed, troubleOf, WorkRefused } from './run-failure';
import { summaryOf } from './run-workflows';
import type { SliceHands, SliceWork } from './slice-work';
import { whileAlive } from './while-alive';

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

/** The generic part of every run: claims, fences, notes, closes. What a slice really does is the owner's `SliceWork`. */
export class ServiceRunActivities {
  private readonly progress: ProgressWriter;

  constructor(private readonly parts: RunActivitiesParts) {
    this.progress = new ProgressWriter(parts.database, parts.live, parts.log);
  }

  /** By the names that the workflows call. */
  get activities(): RunActivities {
    return {
      planRun: (input) => this.guarded(input, () => whileAlive(() => this.planRun(input))),
      runSlice: (input) => this.guarded(input, () => whileAlive(() => this.runSlice(input))),
      finishRun: (input) => this.guarded(input, () => whileAlive(() => this.finishRun(input))),
      parkSlice: (input) => this.guarded(input, () => this.parkSlice(input)),
      skipSlice: (input) => this.guarded(input, () => this.moveSlice(input, 'skip')),
      retrySlices: (input) => this.guarded(input, () => this.moveSlice(input, 'retry')),
      noteRun: (input) => this.guarded(input, () => this.noteRun(input)),
      closeRun: (input) => this.guarded(input, () => this.closeRun(input)),
    };
  }

  private async planRun({ workspaceId, runId, again }: RunRef & { again: number }): Promise<PlannedRun> {
    const { workflowId, runId: executionId } = executionOf(Context.current());
    const run = await this.inRun({ workspaceId, runId }, async (found, store, tx) => {
      if (found.endedAt) return found;
      await store.setTemporalUrl(runId, this.parts.temporal.urlOf(workflowId, executionId));
      if (found.planNo !== null && found.planNo >= again) return this.takenUpAgain(found, store, tx);
      if (found.wanted) await store.reword(runId, found.wanted);
      const run = found.wanted ? ((await store.byId(runId)) ?? found) : found;
      const { ranges, facts = {}, step } = await this.workOf(run).plan(run, tx);
      await new SliceStore(tx).plan(run, again, ranges, facts);
      const log = new RunLog(tx);
      if (again > 0) await log.add(runId, 'warning', 'Begun anew, as of now');
      if (step) await log.add(runId, 'success', step);
      await log.add(runId, 'info', `Planned ${ranges.length} ${ranges.length === 1 ? 'slice' : 'slices'}`);
      return (await store.byId(runId)) ?? run;
    });
    this.tell(workspaceId, runId);
    return this.planned(run);
  }

  /** Planned already: the workflow continues as new, was set back, or Temporal had forgotten it and it begins at the cursors. */
  private async takenUpAgain(run: RunRow, store: RunStore, tx: Tx): Promise<RunRow> {
    if (run.state === 'running') return run;
    await new RunLog(tx).add(run.runId, 'info', 'Taken up again');
    if (run.state === 'paused') return run;
    await store.become(run, 'running', { answers: false });
    return { ...run, state: 'running' };
  }

  private planned(run: RunRow): PlannedRun {
    const { kind, about, unit, slices, total, runId } = run;
    return {
      slices: slices.total,
      total: total ?? 0,
      unit,
      title: summaryOf(kind, about.name),
      consoleUrl: this.parts.temporal.consoleUrlOf(runId),
      list: { kind, entityId: about.id, entityName: about.name, startedBy: startedBy(run) },
      closed: run.endedAt !== null,
      paused: run.requested === 'pause' || (run.state === 'paused' && run.requested !== 'resume'),
    };
  }

  private async runSlice({ workspaceId, runId, sliceNo }: RunRef & { sliceNo: number }): Promise<SliceTally> {
    const { database } = this.parts;
    const taken = await database.inWorkspace(workspaceId, async (tx) => {
      const run = await new RunStore(tx).byId(runId);
      if (!run || run.endedAt) throw new RunClosed(runId);
      return { run, slice: await new SliceStore(tx).claim(runId, sliceNo) };
    });
    if (!taken.slice) throw new RunClosed(runId);
    if ('ended' in taken.slice) return taken.slice.ended;
    const { claimed } = taken.slice;
    const { cancellationSignal: signal, cancelled } = Context.current();
    try {
      await this.workOf(taken.run).slice(taken.run, claimed, this.handsFor(workspaceId, claimed, signal));
    } catch (error) {
      if (!signal.aborted) {
        await this.noteAttempt(workspaceId, claimed, error);
        throw error;
      }
    }
    if (signal.aborted) {
      await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).release(claimed));
      this.progress.moved(workspaceId, runId);
      // Rejects with the one failure by which an interrupted activity may leave.
      await cancelled;
    }
    const tally = await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).end(claimed));
    this.progress.moved(workspaceId, runId);
    return tally;
  }

  private handsFor(workspaceId: string, claimed: ClaimedSlice, signal: AbortSignal): SliceHands {
    return {
      signal,
      advance: async (tx, step) => {
        await new SliceStore(tx).advance(claimed, step);
        tx.afterCommit(() => this.progress.moved(workspaceId, claimed.runId));
      },
      moved: () => this.progress.moved(workspaceId, claimed.runId),
      say: (text) =>
        this.parts.database.inWorkspace(workspaceId, (tx) =>
          new RunLog(tx).add(claimed.runId, 'info', text, claimed.sliceNo),
        ),
    };
  }

  /** For people who look at the log; that it cannot be written must not hide why the slice failed. */
  private async noteAttempt(
    workspaceId: string,
    { runId, sliceNo, attempts }: ClaimedSlice,
    error: unknown,
  ): Promise<void> {
    const { database, log } = this.parts;
    log.warn({ err: error, workspaceId, runId, sliceNo, attempts }, 'A slice failed');
    const text = `Slice ${sliceNo + 1}, attempt ${attempts} failed: ${troubleOf(error).message}`;
    try {
      await database.inWorkspace(workspaceId, (tx) => new RunLog(tx).add(runId, 'warning', text, sliceNo));
    } catch (err) {
      log.warn({ err, workspaceId, runId }, 'The log of a run was not written');
    }
  }

  private async parkSlice({
    sliceNo,
    trouble,
    ...ref
  }: RunRef & { sliceNo: number; trouble: RunTrouble }): Promise<void> {
    await this.inOpenRun(ref, async (run, store, tx) => {
      await new SliceStore(tx).park(run.runId, sliceNo, trouble.message);
      await store.setError(run.runId, trouble, sliceNo);
      await new RunLog(tx).add(run.runId, 'error', `Slice ${sliceNo + 1} parked: ${trouble.message}`, sliceNo);
      await writeProgress(tx, run.runId);
    });
  }

  private async moveSlice({ sliceNo, ...ref }: RunRef & { sliceNo?: number }, how: 'skip' | 'retry'): Promise<void> {
    await this.inOpenRun(ref, async (run, _store, tx) => {
      const slices = new SliceStore(tx);
      const moved =
        how === 'retry' ? await slices.retry(run.runId, sliceNo ?? null) : await slices.skip(run.runId, sliceNo ?? 0);
      if (!moved) return;
      const which = sliceNo === undefined ? 'Parked slices' : `Slice ${sliceNo + 1}`;
      await new RunLog(tx).add(
        run.runId,
        how === 'retry' ? 'info' : 'warning',
        `${which} ${how === 'retry' ? 'tried again' : 'skipped'}`,
        sliceNo ?? null,
      );
      await writeProgress(tx, run.runId);
    });
  }

  private async noteRun({ state, answers, trouble, ...ref }: Parameters<RunActivities['noteRun']>[0]): Promise<void> {
    await this.inOpenRun(ref, async (run, store, tx) => {
      await store.become(run, state, { answers, ...(trouble ? { problem: trouble } : {}) });
      // A run that rests shows exact counts: nothing comes after that would correct them.
      await writeProgress(tx, run.runId);
      if (run.state === state) return;
      const text = {
        running: 'Running',
        paused: 'Paused',
        parked: `Waits for a person${trouble ? `: ${trouble.message}` : ''}`,
      }[state];
      await new RunLog(tx).add(run.runId, state === 'parked' ? 'error' : 'info', text);
    });
  }

  private async finishRun(ref: RunRef): Promise<SliceTally> {
    const { workspaceId, runId } = ref;
    const run = await this.parts.database.inWorkspace(workspaceId, (tx) => new RunStore(tx).byId(runId));
    if (!run) throw new RunClosed(runId);
    if (!run.endedAt) await this.workOf(run).sweep?.(run, Context.current().cancellationSignal);
    const totals = await this.inRun(ref, async (locked, store, tx) => {
      if (locked.state === 'completed') return locked;
      if (locked.endedAt) throw new RunClosed(runId);
      await closeRun(this.parts, tx, locked, 'completed');
      const closed = (await store.byId(runId)) ?? locked;
      await this.workOf(run).complete?.(closed, closed, tx);
      if (locked.requested === 'restart') {
        await this.parts.openAgain(tx, closed);
        await new RunLog(tx).add(runId, 'info', 'Asked to begin anew when all was done: another run follows');
      }
      await new RunLog(tx).add(runId, 'success', `Completed: ${countsOf(closed)}`);
      return closed;
    });
    this.tell(workspaceId, runId);
    const { done, changed, unchanged, failed } = totals;
    return { done, changed, unchanged, failed };
  }

  private async closeRun({
    state,
    trouble,
    ...ref
  }: RunRef & { state: 'failed' | 'cancelled'; trouble?: RunTrouble }): Promise<void> {
    await this.inOpenRun(ref, async (run, _, tx) => {
      await closeRun(this.parts, tx, run, state, trouble);
      await this.parts.workOf(run.kind)?.giveUp?.(run, state, tx);
      const text =
        state === 'cancelled'
          ? 'Cancelled; what was written stays'
          : `Failed: ${trouble?.message ?? 'no reason given'}`;
      await new RunLog(tx).add(run.runId, state === 'cancelled' ? 'warning' : 'error', text);
    });
  }

  /** In a transaction that holds the run's row. */
  private inRun<T>(
    { workspaceId, runId }: RunRef,
    work: (run: RunRow, store: RunStore, tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.parts.database.inWorkspace(
      workspaceId,
      async (tx) => {
        const store = new RunStore(tx);
        const run = await store.lock(runId);
        if (!run) throw new RunClosed(runId);
        return work(run, store, tx);
      },
      { statementTimeoutMs: planTimeoutMs },
    );
  }

  /** The same, for what has no meaning once the run has ended: then it does nothing. */
  private async inOpenRun(ref: RunRef, work: (run: RunRow, store: RunStore, tx: Tx) => Promise<void>): Promise<void> {
    await this.inRun(ref, async (run, store, tx) => {
      if (!run.endedAt) await work(run, store, tx);
    });
    this.tell(ref.workspaceId, ref.runId);
  }

  private workOf({ kind }: RunRow): SliceWork {
    const work = this.parts.workOf(kind);
    if (!work)
      throw new WorkRefused(
        'kind_unknown',
        `${this.parts.service} does no ${kind}`,
        `Update ${this.parts.service}, then retry.`,
      );
    return work;
  }

  private tell(workspaceId: string, runId: string): void {
    this.parts.live.publish(workspaceId, { topic: 'runs.changed', runId });
  }

  private async guarded<T>({ runId, ...rest }: RunRef & { sliceNo?: number }, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const where = { runId, ...(rest.sliceNo === undefined ? {} : { sliceNo: rest.sliceNo }) };
      throw error instanceof CancelledFailure ? error : asFailure(error, where);
    }
  }
}

function countsOf({ kind, unit, done, changed, unchanged }: RunRow): string {
  const words = (count: number) => count.toLocaleString('en');
  if (onlyReads(kind)) return `${words(done)} ${unit}`;
  return `${words(changed)} changed, ${words(unchanged)} unchanged`;
}

const executionOf = ({ info }: Context) => ({
  workflowId: info.workflowExecution?.workflowId ?? '',
  runId: info.workflowExecution?.runId ?? '',
});
