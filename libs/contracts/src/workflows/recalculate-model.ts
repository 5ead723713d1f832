import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Scores everybody anew with a model's active version. One a model at a time. */
export const recalculateModel: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'recalculateModel',
  idFor: ({ workspaceId, entityId }) => `recalc:${workspaceId}:${entityId}`,
};

export type RecalculateModelInput = RunInput;
export type RecalculateModelOutcome = RunOutcome;
