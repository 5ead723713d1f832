import type { Tx } from '@heatline/database';

/** New facts are known: whatever was simulated before is of yesterday's facts. Nearly always there is nothing to mark. */
export async function markSimulationsStale(tx: Tx): Promise<void> {
  await tx.prepared(
    'mark-simulations-stale',
    `UPDATE simulation SET facts_moved_at = clock_timestamp()
      WHERE workspace_id = $1 AND facts_moved_at IS NULL AND state <> 'superseded'`,
    [tx.workspaceId],
  );
}
