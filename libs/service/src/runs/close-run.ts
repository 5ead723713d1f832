import { runEnded } from '@heatline/contracts';
import type { RunProblem, RunRow, Tx } from '@heatline/database';
import { RunStore } from '@heatline/database';
import type { RunsParts } from './runs-parts';

/** The end of a run, and word of it to whoever is to tell the member who started it. The caller holds the row's lock. */
export async function closeRun(
  { outbox, service }: Pick<RunsParts, 'outbox' | 'service'>,
  tx: Tx,
  run: RunRow,
  state: 'completed' | 'failed' | 'cancelled',
  problem?: RunProblem,
): Promise<void> {
  await new RunStore(tx).close(run, state, problem);
  await outbox.announce(tx, runEnded, { runId: run.runId, service, state });
}
