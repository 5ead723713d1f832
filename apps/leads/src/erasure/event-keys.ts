import type { Tx } from '@heatline/database';

/** Keys of events are hashes of what the sender called them, and have no column for the lead: they go before the events do. */
export async function eraseEventKeys(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.execute(
    `delete from event_key where workspace_id = $1 and event_id in
       (select event_id from event where workspace_id = $1 and lead_id = any($2))`,
    [tx.workspaceId, leadIds],
  );
}
