import { continueAsNew } from '@temporalio/workflow';
import type { SimulateModelInput, SimulateModelOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

const minutes = 60_000;

/** Looks at everybody under a model's draft and under its published version. A newer simulation makes it begin anew. */
export async function simulateModel(input: SimulateModelInput): Promise<SimulateModelOutcome> {
  return driveRun(input, {
    // As for a recalculation: who waits in the queue hides the way between two slices.
    window: 8,
    // Both halves must be of the same facts.
    staleAfterRestMs: 10 * minutes,
    continueAsNew: (next) => continueAsNew<typeof simulateModel>(next),
  });
}
