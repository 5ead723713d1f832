import { continueAsNew } from '@temporalio/workflow';
import type { MergeLeadsInput, MergeLeadsOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Merges leads one after the other, or takes a merge back. Only ids and counts travel. */
export async function mergeLeads(input: MergeLeadsInput): Promise<MergeLeadsOutcome> {
  return driveRun(input, {
    // In the order in which they were asked for: a later one of a batch may name a lead of an earlier one.
    window: 1,
    // Each merge is judged when its turn comes, however long that takes.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof mergeLeads>(next),
  });
}
