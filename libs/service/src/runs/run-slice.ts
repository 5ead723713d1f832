import { Context } from '@temporalio/activity';
import type { RunRef, SliceTally } from '@heatline/contracts';
import { type ClaimedSlice, RunLog, RunStore, SliceStore } from '@heatline/database';
import { ProgressWriter } from './progress-writer';
import { RunClosed, troubleOf } from './run-failure';
import type { RunScope } from './run-scope';
import type { SliceHands } from './slice-work';

/** Has one slice done by its owner, fenced and noted. */
export class RunSlice {
  private readonly progress: ProgressWriter;

  constructor(private readonly scope: RunScope) {
    const { database, live, log } = scope.parts;
    this.progress = new ProgressWriter(database, live, log);
  }

  async run({ workspaceId, runId, sliceNo }: RunRef & { sliceNo: number }): Promise<SliceTally> {
    const { database } = this.scope.parts;
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
      await this.scope.workOf(taken.run).slice(taken.run, claimed, this.handsFor(workspaceId, claimed, signal));
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
        this.scope.parts.database.inWorkspace(workspaceId, (tx) =>
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
    const { database, log } = this.scope.parts;
    log.warn({ err: error, workspaceId, runId, sliceNo, attempts }, 'A slice failed');
    const text = `Slice ${sliceNo + 1}, attempt ${attempts} failed: ${troubleOf(error).message}`;
    try {
      await database.inWorkspace(workspaceId, (tx) => new RunLog(tx).add(runId, 'warning', text, sliceNo));
    } catch (err) {
      log.warn({ err, workspaceId, runId }, 'The log of a run was not written');
    }
  }
}
