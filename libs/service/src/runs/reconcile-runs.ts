import { WorkflowNotFoundError, type WorkflowExecutionStatusName } from '@temporalio/client';
import { queuedTooLongSeconds, type ReconcileRunsOutcome, type RunTrouble } from '@heatline/contracts';
import { findOpenRuns, type RunRow, RunLog, RunStore } from '@heatline/database';
import { closeRun } from './close-run';
import type { Courier } from './courier';
import { lockFor } from './lock-for';
import type { Runs } from './runs';
import type { RunsParts } from './runs-parts';

/** A workflow that has just ended may still be writing its row. */
const settledAfterMs = 30_000;

/** Puts right what a crash between row and Temporal, or a hand in Temporal UI, has left behind. The rows win. */
export class ReconcileRuns {
  constructor(
    private readonly runs: Runs,
    private readonly courier: Courier,
    private readonly parts: RunsParts,
  ) {}

  async run(): Promise<ReconcileRunsOutcome> {
    const { database } = this.parts;
    const open = await database.inSystem((tx) => findOpenRuns(tx));
    const outcome: ReconcileRunsOutcome = { looked: open.length, started: 0, delivered: 0, closed: 0 };
    for (const { workspaceId, runId } of open) {
      const seen = await database.inWorkspace(workspaceId, async (tx) => ({
        run: await new RunStore(tx).byId(runId),
        now: await tx.now(),
      }));
      if (!seen.run || seen.run.endedAt) continue;
      const done = await this.reconcile(seen.run, seen.now).catch((err) => this.leftForNextTime(seen.run, err));
      if (done) outcome[done]++;
    }
    await this.tidy();
    return outcome;
  }

  /** Runs are put right whatever becomes of this. */
  private async tidy(): Promise<void> {
    for (const work of this.runs.tidying)
      await work().catch((err: unknown) => this.parts.log.warn({ err }, 'What is over was not removed yet'));
  }

  /** One run must not keep the others from being put right. */
  private leftForNextTime(run: RunRow | undefined, err: unknown): undefined {
    this.parts.log.warn({ err, workspaceId: run?.workspaceId, runId: run?.runId }, 'A run was not put right yet');
  }

  private async reconcile(run: RunRow, now: Date): Promise<'started' | 'delivered' | 'closed' | undefined> {
    const quietMs = now.getTime() - run.changedAt.getTime();
    if (run.state === 'queued') {
      return quietMs > queuedTooLongSeconds * 1_000 && (await this.courier.tell(run)) ? 'started' : undefined;
    }
    if (quietMs < settledAfterMs) return undefined;
    const status = await this.statusOf(run);
    if (status === 'RUNNING') return (await this.courier.tell(run)) ? 'delivered' : undefined;
    if (status === undefined) {
      // Temporal has forgotten it, or knows only an earlier run of the same id: it goes on at the cursors of its slices.
      await this.courier.launch(run);
      return 'started';
    }
    await this.close(run, status);
    return 'closed';
  }

  private async statusOf({ workflowId, runId }: RunRow): Promise<WorkflowExecutionStatusName | undefined> {
    try {
      const { status, memo } = await this.parts.temporal.within((client) =>
        client.workflow.getHandle(workflowId).describe(),
      );
      return memo?.['runId'] === runId || status.name === 'RUNNING' ? status.name : undefined;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }

  private async close(run: RunRow, status: WorkflowExecutionStatusName): Promise<void> {
    const cancelled = status === 'CANCELLED';
    const trouble: RunTrouble = {
      code: `workflow_${status.toLowerCase()}`,
      message: `Its workflow has ended in Temporal (${status.toLowerCase().replaceAll('_', ' ')}) without completing it`,
      hint: 'What was written stays. Start a new run to have everything done.',
    };
    await this.parts.database.inWorkspace(run.workspaceId, async (tx) => {
      const locked = await lockFor(tx, run.runId, 'end', (kind) => this.runs.workOf(kind));
      if (!locked || locked.endedAt) return;
      await closeRun(this.parts, tx, locked, cancelled ? 'cancelled' : 'failed', cancelled ? undefined : trouble);
      await this.runs.workOf(locked.kind)?.giveUp?.(locked, cancelled ? 'cancelled' : 'failed', tx);
      await new RunLog(tx).add(run.runId, 'error', trouble.message);
    });
    this.parts.live.publish(run.workspaceId, { topic: 'runs.changed', runId: run.runId });
  }
}
