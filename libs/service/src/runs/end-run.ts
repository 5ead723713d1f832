import { Context } from '@temporalio/activity';
import { onlyReads, type RunEnd, type RunRef, type RunTrouble, type SliceTally } from '@heatline/contracts';
import { RunLog, type RunRow, RunStore, type Tx } from '@heatline/database';
import { closeRun } from './close-run';
import { endOf } from './end-of';
import { RunClosed } from './run-failure';
import type { RunScope } from './run-scope';

/** Ends a run: all is done, or it is given up. */
export class EndRun {
  constructor(private readonly scope: RunScope) {}

  async complete(ref: RunRef): Promise<SliceTally> {
    const { workspaceId, runId } = ref;
    const run = await this.scope.parts.database.inWorkspace(workspaceId, (tx) => new RunStore(tx).byId(runId));
    if (!run) throw new RunClosed(runId);
    if (!run.endedAt) await this.scope.workOf(run).sweep?.(run, Context.current().cancellationSignal);
    const totals = await this.scope.inRun(
      ref,
      async (locked, store, tx) => {
        if (locked.state === 'completed') return locked;
        if (locked.endedAt) throw new RunClosed(runId);
        await closeRun(this.scope.parts, tx, locked, 'completed');
        const closed = (await store.byId(runId)) ?? locked;
        await this.scope.workOf(run).complete?.(closed, closed, tx);
        if (locked.requested === 'restart') {
          await this.scope.parts.openAgain(tx, closed);
          await new RunLog(tx).add(runId, 'info', 'Asked to begin anew when all was done: another run follows');
        }
        await new RunLog(tx).add(runId, 'success', `Completed: ${countsOf(closed)}`);
        return closed;
      },
      'end',
    );
    this.scope.tell(workspaceId, runId);
    const { done, changed, unchanged, failed } = totals;
    return { done, changed, unchanged, failed };
  }

  /** @returns how it has ended: as asked, as it had before, or as cancelled where somebody had asked for that */
  async giveUp({
    state,
    trouble,
    ...ref
  }: RunRef & { state: 'failed' | 'cancelled'; trouble?: RunTrouble }): Promise<RunEnd> {
    const end = await this.scope.inRun(
      ref,
      async (run, _store, tx) => {
        // What a run is for may have gone while word of its cancellation was on its way: that it finds nothing then is no failure.
        if (run.endedAt) return endOf(run);
        return endOf(await this.close(tx, run, run.requested === 'cancel' ? 'cancelled' : state, trouble));
      },
      'end',
    );
    this.scope.tell(ref.workspaceId, ref.runId);
    return end;
  }

  /** Before its workflow has heard that it is to end. The caller holds the row's lock. */
  cancel(tx: Tx, run: RunRow): Promise<RunRow> {
    return this.close(tx, run, 'cancelled');
  }

  private async close(tx: Tx, run: RunRow, state: 'failed' | 'cancelled', trouble?: RunTrouble): Promise<RunRow> {
    await closeRun(this.scope.parts, tx, run, state, state === 'failed' ? trouble : undefined);
    await this.scope.parts.workOf(run.kind)?.giveUp?.(run, state, tx);
    const text =
      state === 'cancelled' ? 'Cancelled; what was written stays' : `Failed: ${trouble?.message ?? 'no reason given'}`;
    await new RunLog(tx).add(run.runId, state === 'cancelled' ? 'warning' : 'error', text);
    return (await new RunStore(tx).byId(run.runId)) ?? run;
  }
}

function countsOf({ kind, unit, done, changed, unchanged }: RunRow): string {
  const words = (count: number) => count.toLocaleString('en');
  if (onlyReads(kind)) return `${words(done)} ${unit}`;
  return `${words(changed)} changed, ${words(unchanged)} unchanged`;
}
