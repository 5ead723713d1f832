import { continueAsNew } from '@temporalio/workflow';
import type { BulkActionInput, BulkActionOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Does one thing to all leads that matched when it began. */
export async function bulkAction(input: BulkActionInput): Promise<BulkActionOutcome> {
  return driveRun(input, {
    // Two keep the way between slices hidden, and leave the database to people who wait for a page.
    window: 2,
    // Whom it means was written down by its first step: what is done stays right, however long the rest takes.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof bulkAction>(next),
  });
}
