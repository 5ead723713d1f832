import { continueAsNew } from '@temporalio/workflow';
import type { EraseLeadsInput, EraseLeadsOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Erases people everywhere, and leaves a proof. Only their ids travel, which lead nowhere afterwards. */
export async function eraseLeads(input: EraseLeadsInput): Promise<EraseLeadsOutcome> {
  return driveRun(input, {
    // Each person is held while their rows go: more at once would only wait for each other.
    window: 1,
    // Who is gone stays gone, however long the rest takes.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof eraseLeads>(next),
  });
}
