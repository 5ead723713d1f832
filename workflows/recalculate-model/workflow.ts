import { continueAsNew } from '@temporalio/workflow';
import type { RecalculateModelInput, RecalculateModelOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

const minutes = 60_000;

/** Scores everybody anew with the model's active version, all as of one instant. */
export async function recalculateModel(input: RecalculateModelInput): Promise<RecalculateModelOutcome> {
  return driveRun(input, {
    // Two are at work in a process with two bulk slots; the third waits in the queue, so that none of them waits for Temporal.
    window: 8,
    // Scores of one run share one instant: after ten minutes of rest it would be too old to call them current.
    staleAfterRestMs: 10 * minutes,
    continueAsNew: (next) => continueAsNew<typeof recalculateModel>(next),
  });
}
