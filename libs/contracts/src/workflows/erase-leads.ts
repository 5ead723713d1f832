import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Erases people everywhere. `entityId` is the lead, or the request that means many: one person is never erased twice at once. */
export const eraseLeads: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'eraseLeads',
  idFor: ({ workspaceId, entityId }) => `erase:${workspaceId}:${entityId}`,
};

export type EraseLeadsInput = RunInput;
export type EraseLeadsOutcome = RunOutcome;
