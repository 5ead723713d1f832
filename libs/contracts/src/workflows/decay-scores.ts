import type { WorkflowContract } from './workflow';

/** Rescores what is due by time alone, in every workspace. Too frequent and too small to be a run: it has no row. */
export const decayScores: WorkflowContract<void> = { name: 'decayScores', idFor: () => 'decay' };

/** Short enough that a level falls well within a minute of the second that was foretold. */
export const decayEverySeconds = 30;

export interface DecayScoresActivities {
  /** Workspaces with something due now, those that wait longest first; at most `limit`. */
  findDueWorkspaces(input: { limit: number }): Promise<{ workspaceIds: string[] }>;
  /** Rescores what is due, in batches, until nothing is left or `maxSeconds` have passed. Heartbeats. */
  decayWorkspace(input: {
    workspaceId: string;
    maxSeconds: number;
  }): Promise<{ rescored: number; changed: number; more: boolean }>;
}

export interface DecayScoresOutcome {
  workspaces: number;
  rescored: number;
  changed: number;
  /** Workspaces whose work failed; the next slot, 30 s later, tries them again. */
  failed: number;
}
