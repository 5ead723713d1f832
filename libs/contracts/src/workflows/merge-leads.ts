import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Merges leads, or takes a merge back. `entityId` is the merge, or the request that means many. */
export const mergeLeads: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'mergeLeads',
  idFor: ({ workspaceId, entityId }) => `merge:${workspaceId}:${entityId}`,
};

export type MergeLeadsInput = RunInput;
export type MergeLeadsOutcome = RunOutcome;
