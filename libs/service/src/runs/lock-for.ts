import type { RunKind } from '@heatline/contracts';
import { type RunRow, RunStore, type Tx } from '@heatline/database';
import type { RunStepAtOnce, SliceWork } from './slice-work';

/** The run's row, held until the transaction ends, after what its owner's work holds for this step. */
export async function lockFor(
  tx: Tx,
  runId: string,
  step: RunStepAtOnce,
  workOf: (kind: RunKind) => SliceWork | undefined,
): Promise<RunRow | undefined> {
  const store = new RunStore(tx);
  const run = await store.byId(runId);
  if (run && !run.endedAt) await workOf(run.kind)?.holdFirst?.(run, step, tx);
  return store.lock(runId);
}
