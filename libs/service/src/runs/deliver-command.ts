import { runSignals } from '@heatline/contracts';
import type { RunRow } from '@heatline/database';
import type { Temporal } from '../temporal/temporal';

export type RequestedCommand = Pick<RunRow, 'workflowId' | 'requested' | 'requestedSlice'>;

/** Tells the workflow what stands on the row. Signals wait for a worker, may arrive twice, and need no answer: the workflow writes it on the row. */
export async function deliverCommand(temporal: Temporal, run: RequestedCommand): Promise<void> {
  const { requested, requestedSlice } = run;
  if (!requested) return;
  await temporal.within(async (client) => {
    const handle = client.workflow.getHandle(run.workflowId);
    // People, and the workflow's messages, count slices from 1.
    const slice = requestedSlice === null ? [] : [requestedSlice + 1];
    switch (requested) {
      case 'cancel':
        await handle.cancel();
        return;
      case 'retry':
      case 'skipSlice':
        return handle.signal(runSignals[requested], ...slice);
      default:
        return handle.signal(runSignals[requested]);
    }
  });
}
