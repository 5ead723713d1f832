import type { WorkflowContract, WorkspaceKey } from './workflow';

/** What a model's schedule starts: makes the run's row, starts the recalculation and waits for it, so that slots never overlap. */
export const scheduledRecalculation: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'scheduledRecalculation',
  idFor: ({ workspaceId, entityId }) => `sched-recalc:${workspaceId}:${entityId}`,
};

/** Id of a model's schedule; Temporal appends the slot's time to the ids of the workflows. */
export const recalculationScheduleId = ({ workspaceId, modelId }: { workspaceId: string; modelId: string }) =>
  `recalc:${workspaceId}:${modelId}`;

export interface ScheduledRecalculationInput {
  workspaceId: string;
  modelId: string;
  /** Of the schedule on the model's row; an older one has been superseded and does nothing. */
  generation: number;
}

export type ScheduledRecalculationOutcome =
  { started: true; runId: string; state: string } | { started: false; skipped: ScheduledSkip };

export type ScheduledSkip = 'already-running' | 'not-active' | 'superseded';

export interface ScheduledRecalculationActivities {
  /** The queued run of this slot, or why there is none. Idempotent by `slot`, the schedule's own workflow id. */
  openScheduledRun(
    input: ScheduledRecalculationInput & { slot: string },
  ): Promise<{ runId: string; workflowId: string; summary: string } | { skipped: ScheduledSkip }>;
}
