import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Writes a list of leads into a file. `entityId` is the request: each makes a file of its own. */
export const exportLeads: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'exportLeads',
  idFor: ({ workspaceId, entityId }) => `export:${workspaceId}:${entityId}`,
};

export type ExportLeadsInput = RunInput;
export type ExportLeadsOutcome = RunOutcome;
