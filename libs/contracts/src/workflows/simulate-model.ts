import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Evaluates everybody by a model's draft and by its published version side by side. Writes no score. One a model at a time. */
export const simulateModel: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'simulateModel',
  idFor: ({ workspaceId, entityId }) => `simulate:${workspaceId}:${entityId}`,
};

export type SimulateModelInput = RunInput;
export type SimulateModelOutcome = RunOutcome;
