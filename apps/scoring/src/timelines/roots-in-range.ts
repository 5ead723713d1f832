import type { Tx } from '@heatline/database';
import type { Cluster } from './facts-reader';
import type { Range } from './range-sql';

/** The next leads that answer for themselves, in the order of their ids. */
export async function readRoots(tx: Tx, after: string | null, hi: string | null, limit: number): Promise<Cluster[]> {
  const rows = await tx.query<{
    lead_id: string;
    owner_id: string | null;
    account_id: string | null;
    created_at: Date;
  }>(
    `SELECT lead_id, owner_id, account_id, created_at FROM leads.published_lead
      WHERE workspace_id = $1 AND root_id = lead_id AND ($2::uuid IS NULL OR lead_id > $2) AND ($3::uuid IS NULL OR lead_id <= $3)
      ORDER BY lead_id LIMIT $4`,
    [tx.workspaceId, after, hi, limit],
  );
  return rows.map(({ lead_id: rootId, owner_id: ownerId, account_id: accountId, created_at: createdAt }) => ({
    rootId,
    leadIds: [rootId],
    ownerId,
    accountId,
    createdAt,
  }));
}

/** Those that answer for others as well. */
export async function mergedRoots(tx: Tx, { after, last }: Range): Promise<Set<string>> {
  const rows = await tx.query<{ root_id: string }>(
    `SELECT DISTINCT root_id FROM leads.published_lead
      WHERE workspace_id = $1 AND root_id <> lead_id AND root_id <= $2 AND ($3::uuid IS NULL OR root_id > $3)`,
    [tx.workspaceId, last, after],
  );
  return new Set(rows.map(({ root_id }) => root_id));
}

/** Those for which others answer. */
export async function absorbedInRange(tx: Tx, { after, last }: Range): Promise<string[]> {
  const rows = await tx.query<{ lead_id: string }>(
    `SELECT lead_id FROM leads.published_lead
      WHERE workspace_id = $1 AND root_id <> lead_id AND lead_id <= $2 AND ($3::uuid IS NULL OR lead_id > $3)`,
    [tx.workspaceId, last, after],
  );
  return rows.map(({ lead_id }) => lead_id);
}
