import { proxyActivities } from '@temporalio/workflow';
import {
  activityQueues,
  type ReconcileInput,
  type ReconcileRunsOutcome,
  type ReconcileSchedulesOutcome,
} from '@heatline/contracts/workflows';
import type { ReconcileRunsActivities, ReconcileSchedulesActivities } from './activities';

// The next slot does the same, so three attempts are enough.
const options = {
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '10s', maximumAttempts: 3 },
} as const;

/** Starts runs that were left queued, delivers commands that did not arrive, ends rows whose workflow is gone. */
export async function reconcileRuns({ service }: ReconcileInput): Promise<ReconcileRunsOutcome> {
  return proxyActivities<ReconcileRunsActivities>({
    ...options,
    taskQueue: activityQueues(service).small,
  }).reconcileRuns();
}

/** Keeps Temporal's schedules in step with the rows that they come from. */
export async function reconcileSchedules({ service }: ReconcileInput): Promise<ReconcileSchedulesOutcome> {
  return proxyActivities<ReconcileSchedulesActivities>({
    ...options,
    taskQueue: activityQueues(service).small,
  }).reconcileSchedules();
}
