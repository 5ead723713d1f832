import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** `entityId` is the merge, or the request that means many. */
export const mergeLeads: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'mergeLeads',
  idFor: ({ workspaceId, entityId }) => `merge:${workspaceId}:${entityId}`,
};

/** Takes a merge back: the same policy, beside the run that merges and may not have ended when the undo is asked for. `entityId` is the merge. */
export const unmergeLeads: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: mergeLeads.name,
  idFor: ({ workspaceId, entityId }) => `unmerge:${workspaceId}:${entityId}`,
};

export type MergeLeadsInput = RunInput;
export type MergeLeadsOutcome = RunOutcome;
