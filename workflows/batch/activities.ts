import { ActivityCancellationType, proxyActivities } from '@temporalio/workflow';
import { activityQueues, type RunActivities } from '@heatline/contracts/workflows';

/**
 * The run activities of the service that owns the run, each with the time and the patience that its kind of work needs.
 * Nowhere scheduleToClose: it goes on counting while an SRE has paused an activity.
 */
export function runActivitiesOf(service: string) {
  const { small, bulk } = activityQueues(service);

  /** Bookkeeping, milliseconds each; a worker that dies in one is waited for as long as the timeout. Unlimited: giving up would leave a row that lies about its run. */
  const { noteRun, parkSlice, skipSlice, retrySlices, closeRun } = proxyActivities<
    Pick<RunActivities, 'noteRun' | 'parkSlice' | 'skipSlice' | 'retrySlices' | 'closeRun'>
  >({
    taskQueue: small,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  });

  /** Seconds at most for leads, minutes where a file is read: ten are generous. Eight attempts last two minutes, then a person decides. */
  const { planRun } = proxyActivities<Pick<RunActivities, 'planRun'>>({
    taskQueue: small,
    startToCloseTimeout: '10m',
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    heartbeatTimeout: '5s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '60s', maximumAttempts: 8 },
  });

  /**
   * A slice takes seconds; fifteen minutes bound a transaction that hangs. Without a heartbeat for five seconds the worker is dead:
   * it sends one every second, and a false alarm costs one batch, since attempts are fenced.
   */
  const { runSlice, finishRun } = proxyActivities<Pick<RunActivities, 'runSlice' | 'finishRun'>>({
    taskQueue: bulk,
    startToCloseTimeout: '15m',
    // Said explicitly: left out, a cancelled slice counts as ended while it is still writing.
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    heartbeatTimeout: '5s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '60s', maximumAttempts: 8 },
  });

  return { noteRun, parkSlice, skipSlice, retrySlices, closeRun, planRun, runSlice, finishRun };
}

export type RunActivityProxies = ReturnType<typeof runActivitiesOf>;
