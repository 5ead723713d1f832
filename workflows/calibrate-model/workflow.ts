import { continueAsNew } from '@temporalio/workflow';
import type { CalibrateModelInput, CalibrateModelOutcome } from '@heatline/contracts/workflows';
import { driveRun } from '../batch/drive-run';

/** Looks back at what became of everybody, under one version of a model. */
export async function calibrateModel(input: CalibrateModelInput): Promise<CalibrateModelOutcome> {
  return driveRun(input, {
    window: 8,
    // Everybody is taken as of the instant of the plan: what is counted stays right, however long the rest takes.
    staleAfterRestMs: Number.POSITIVE_INFINITY,
    continueAsNew: (next) => continueAsNew<typeof calibrateModel>(next),
  });
}
