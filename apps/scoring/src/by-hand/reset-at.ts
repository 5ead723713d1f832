import type { Tx } from '@heatline/database';

/** When a score was reset last, if that holds. */
export async function resetAt(tx: Tx, leadId: string, modelId: string): Promise<string | null> {
  const row = await tx.one<{ at: Date | null }>(
    'SELECT max(reset_at) AS at FROM reset WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND undone_at IS NULL',
    [tx.workspaceId, leadId, modelId],
  );
  return row?.at?.toISOString() ?? null;
}
