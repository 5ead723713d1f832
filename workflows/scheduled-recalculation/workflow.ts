import { CancelledFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ChildWorkflowFailure,
  executeChild,
  ParentClosePolicy,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import {
  activityQueues,
  recalculateModel,
  type RecalculateModelInput,
  type RecalculateModelOutcome,
  type ScheduledRecalculationInput,
  type ScheduledRecalculationOutcome,
} from '@heatline/contracts/workflows';
import type { ScheduledRecalculationActivities } from './activities';

const service = 'scoring';

const { openScheduledRun } = proxyActivities<ScheduledRecalculationActivities>({
  taskQueue: activityQueues(service).small,
  startToCloseTimeout: '30s',
  // Three minutes; a slot that cannot be opened by then is dropped, and the next one comes.
  retry: { initialInterval: '1s', maximumInterval: '30s', maximumAttempts: 10 },
});

/** One slot of a model's schedule. It waits for the run, so that the schedule sees that it is still busy and skips the next slot. */
export async function scheduledRecalculation(
  input: ScheduledRecalculationInput,
): Promise<ScheduledRecalculationOutcome> {
  const opened = await openScheduledRun({ ...input, slot: workflowInfo().workflowId });
  if ('skipped' in opened) return { started: false, skipped: opened.skipped };
  try {
    const child: RecalculateModelInput = { workspaceId: input.workspaceId, runId: opened.runId, service };
    const { state } = await executeChild<(input: RecalculateModelInput) => Promise<RecalculateModelOutcome>>(
      recalculateModel.name,
      {
        workflowId: opened.workflowId,
        args: [child],
        // Behind what people asked for by hand.
        priority: { priorityKey: 4, fairnessKey: input.workspaceId },
        memo: { runId: opened.runId },
        parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
        staticSummary: opened.summary,
      },
    );
    return { started: true, runId: opened.runId, state };
  } catch (error) {
    // The row was free and the workflow is not: one that is just ending. The reconciler starts the queued row within a minute.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { started: false, skipped: 'already-running' };
    // The run's own end, told on its row; the slot has done what it was for.
    if (error instanceof ChildWorkflowFailure) {
      return {
        started: true,
        runId: opened.runId,
        state: error.cause instanceof CancelledFailure ? 'cancelled' : 'failed',
      };
    }
    throw error;
  }
}
