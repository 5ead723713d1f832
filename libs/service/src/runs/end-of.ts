import { isClosed, type RunEnd } from '@heatline/contracts';
import type { RunRow } from '@heatline/database';

/** How a run has ended, for its workflow. The row is the truth: it may have ended otherwise than the workflow believes. */
export function endOf({ runId, state, reason }: Pick<RunRow, 'runId' | 'state' | 'reason'>): RunEnd {
  if (!isClosed(state)) throw new Error(`Run ${runId} has not ended: it is ${state}`);
  return { state, reason };
}
