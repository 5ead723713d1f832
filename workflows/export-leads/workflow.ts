import { continueAsNew } from '@temporalio/workflow';
import type { ExportLeadsInput, ExportLeadsOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Writes a list of leads into a file. Whom the list means is known to the service alone: a search text may be somebody's address. */
export async function exportLeads(input: ExportLeadsInput): Promise<ExportLeadsOutcome> {
  return driveRun(input, {
    // A file is written from its begin to its end.
    window: 1,
    // It is begun anew after any rest, and shows the leads as they are then.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof exportLeads>(next),
  });
}
