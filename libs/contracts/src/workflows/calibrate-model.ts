import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Looks back at what became of everybody, for one model. One a model at a time; writes no score. */
export const calibrateModel: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'calibrateModel',
  idFor: ({ workspaceId, entityId }) => `calibrate:${workspaceId}:${entityId}`,
};

export type CalibrateModelInput = RunInput;
export type CalibrateModelOutcome = RunOutcome;
