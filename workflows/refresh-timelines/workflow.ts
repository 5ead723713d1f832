import { continueAsNew } from '@temporalio/workflow';
import type { RefreshTimelinesInput, RefreshTimelinesOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Packs timelines again from raw events, so that new criteria are answered exactly. */
export async function refreshTimelines(input: RefreshTimelinesInput): Promise<RefreshTimelinesOutcome> {
  return driveRun(input, {
    window: 8,
    // A timeline is brought up to the present lead by lead: what is packed stays right, however long the rest takes.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof refreshTimelines>(next),
  });
}
