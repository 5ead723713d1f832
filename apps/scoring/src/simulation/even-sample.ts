import type { Tx } from '@heatline/database';
import type { SubjectKind } from '../announcer';

/**
 * Enough to tell a tenth from a fifth; all fit into a second. Classifying raw events costs more a lead than reading timelines, and an
 * account has some dozens of leads.
 */
const sampleSizes = { lead: { known: 4_000, unknown: 1_500 }, account: { known: 400, unknown: 150 } };

/** Every n-th in the order of ids, which is that of their creation: old and new ones as they are among all. */
export async function evenSample(tx: Tx, subject: SubjectKind, facts: 'known' | 'unknown') {
  const { id, from } = subject === 'account' ? allAccounts : allLeads;
  const counted = await tx.one<{ count: string }>(`SELECT count(*) AS count FROM ${from} WHERE workspace_id = $1`, [
    tx.workspaceId,
  ]);
  const total = Number(counted!.count);
  const step = Math.max(1, Math.ceil(total / sampleSizes[subject][facts]));
  // Hops along the key: numbering all of them takes twice as long, beside the run that has begun.
  const next = (after: string) =>
    `(SELECT ${id} FROM ${from} WHERE workspace_id = $1 ${after} ORDER BY ${id} OFFSET $2 LIMIT 1)`;
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE hop (id) AS (
       ${next('')} UNION ALL SELECT ${next(`AND ${id} > hop.id`)} FROM hop WHERE hop.id IS NOT NULL
     ) SELECT id FROM hop WHERE id IS NOT NULL`,
    [tx.workspaceId, step - 1],
  );
  return { total, ids: rows.map((row) => row.id) };
}

const allLeads = { id: 'lead_id', from: 'timeline' };
const allAccounts = { id: 'account_id', from: 'leads.published_account' };
