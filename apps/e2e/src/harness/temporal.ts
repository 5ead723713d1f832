import { Client, Connection } from '@temporalio/client';
import { recalculateModel } from '@heatline/contracts/workflows';
import { stack } from './stack';

/** Temporal as an SRE sees it, for what the console leaves to it. */
export async function openTemporal() {
  const { temporalAddress: address, temporalNamespace: namespace } = stack();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  return { client, close: () => connection.close() };
}

/**
 * Takes the id of a model's recalculation, as a workflow of an earlier run that does not end: whatever is started meanwhile stays queued.
 * @returns gives the id back
 */
export async function holdRecalculations(
  client: Client,
  key: { workspaceId: string; modelId: string },
): Promise<() => Promise<void>> {
  const handle = await client.workflow.start(recalculateModel.name, {
    workflowId: recalculateModel.idFor({ workspaceId: key.workspaceId, entityId: key.modelId }),
    // Nobody works on this queue.
    taskQueue: `held-${key.modelId}`,
    args: [],
  });
  return async () => void (await handle.terminate('The journey has seen what it waited for'));
}
