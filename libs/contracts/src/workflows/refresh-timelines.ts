import type { RunInput, RunOutcome } from './run-workflow';
import type { WorkflowContract, WorkspaceKey } from './workflow';

/** Re-packs timelines from raw events: new criteria of one event type, or a repair of everything (the entity is then the workspace). */
export const refreshTimelines: WorkflowContract<WorkspaceKey & { entityId: string }> = {
  name: 'refreshTimelines',
  idFor: ({ workspaceId, entityId }) => `timelines:${workspaceId}:${entityId}`,
};

export type RefreshTimelinesInput = RunInput;
export type RefreshTimelinesOutcome = RunOutcome;
