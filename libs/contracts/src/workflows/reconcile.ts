import type { WorkflowContract } from './workflow';

/** Keeps what Temporal runs in step with the rows of one service. The rows win. */
export const reconcileRuns: WorkflowContract<{ service: string }> = {
  name: 'reconcileRuns',
  idFor: ({ service }) => `reconcile-runs:${service}`,
};
export const reconcileRunsEverySeconds = 60;
/** A queued row this old was left behind by a start that never reached Temporal. */
export const queuedTooLongSeconds = 15;

export const reconcileSchedules: WorkflowContract<{ service: string }> = {
  name: 'reconcileSchedules',
  idFor: ({ service }) => `reconcile-schedules:${service}`,
};
export const reconcileSchedulesEverySeconds = 300;

export interface ReconcileInput {
  service: string;
}

export interface ReconcileRunsActivities {
  reconcileRuns(): Promise<ReconcileRunsOutcome>;
}

export interface ReconcileRunsOutcome {
  looked: number;
  started: number;
  /** Commands that stood on a row and had not reached the workflow. */
  delivered: number;
  /** Runs whose workflow had ended without a word, for example terminated in Temporal UI. */
  closed: number;
}

export interface ReconcileSchedulesActivities {
  reconcileSchedules(): Promise<ReconcileSchedulesOutcome>;
}

export interface ReconcileSchedulesOutcome {
  looked: number;
  created: number;
  changed: number;
  deleted: number;
  /** Paused in Temporal by a person: left alone. */
  pausedByHand: number;
}
