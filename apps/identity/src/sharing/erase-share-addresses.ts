import type { Tx } from '@heatline/database';

/** Where the links to some leads lead: kept apart from the links, because whoever opens one belongs to no workspace yet. */
export async function eraseShareAddresses(tx: Tx, leadIds: string[]): Promise<void> {
  await tx.execute(
    `delete from identity.share_link_address where workspace_id = $1 and share_id in
       (select share_id from identity.share_link where workspace_id = $1 and lead_id = any($2))`,
    [tx.workspaceId, leadIds],
  );
}
