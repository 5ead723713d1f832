import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Does one thing to many leads. Each request is its own: several may be at work at once, and each write holds its leads. */
export const bulkAction: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'bulkAction',
  idFor: ({ workspaceId, entityId }) => `bulk:${workspaceId}:${entityId}`,
};

export type BulkActionInput = RunInput;
export type BulkActionOutcome = RunOutcome;
