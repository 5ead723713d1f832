import { Context } from '@temporalio/activity';
import type { PlannedRun, RunRef } from '@heatline/contracts';
import { RunLog, type RunRow, type RunStore, SliceStore, type Tx } from '@heatline/database';
import { endOf } from './end-of';
import type { EndRun } from './end-run';
import { startedBy } from './launch-run';
import type { RunScope } from './run-scope';
import { summaryOf } from './run-workflows';

/** Cuts the work of a run into slices, or finds them cut. */
export class PlanRun {
  constructor(
    private readonly scope: RunScope,
    private readonly end: EndRun,
  ) {}

  async run({ workspaceId, runId, again }: RunRef & { again: number }): Promise<PlannedRun> {
    const { workflowId, runId: executionId } = executionOf(Context.current());
    const run = await this.scope.inRun(
      { workspaceId, runId },
      async (found, store, tx) => {
        if (found.endedAt) return found;
        // Word of it is on its way to the workflow. What the run was for may be gone already, so that it could not be planned.
        if (found.requested === 'cancel') return this.end.cancel(tx, found);
        await store.setTemporalUrl(runId, this.scope.parts.temporal.urlOf(workflowId, executionId));
        if (found.planNo !== null && found.planNo >= again) return this.takenUpAgain(found, store, tx);
        if (found.wanted) await store.reword(runId, found.wanted);
        const run = found.wanted ? ((await store.byId(runId)) ?? found) : found;
        const { ranges, facts = {}, step } = await this.scope.workOf(run).plan(run, tx);
        await new SliceStore(tx).plan(run, again, ranges, facts);
        const log = new RunLog(tx);
        if (again > 0) await log.add(runId, 'warning', 'Begun anew, as of now');
        if (step) await log.add(runId, 'success', step);
        await log.add(runId, 'info', `Planned ${ranges.length} ${ranges.length === 1 ? 'slice' : 'slices'}`);
        return (await store.byId(runId)) ?? run;
      },
      'plan',
    );
    this.scope.tell(workspaceId, runId);
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
      consoleUrl: this.scope.parts.temporal.consoleUrlOf(runId),
      list: { kind, entityId: about.id, entityName: about.name, startedBy: startedBy(run) },
      closed: run.endedAt !== null,
      ...(run.endedAt && { ended: endOf(run) }),
      paused: run.requested === 'pause' || (run.state === 'paused' && run.requested !== 'resume'),
    };
  }
}

const executionOf = ({ info }: Context) => ({
  workflowId: info.workflowExecution?.workflowId ?? '',
  runId: info.workflowExecution?.runId ?? '',
});
