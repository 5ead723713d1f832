import type { Tx } from '@heatline/database';
import type { SubjectKind } from '../announcer';

/**
 * Enough to tell a tenth from a fifth; all fit into a second. Classifying raw events costs more a lead than reading timelines, and an
 * account has some dozens of leads.
 */
const sampleSizes = { lead: { known: 4_000, unknown: 1_500 }, account: { known: 400, unknown: 150 } };

/** Every n-th in the order of ids, which is that of their creation: old and new ones as they are among all. */
export async function evenSample(tx: Tx, subject: SubjectKind, facts: 'known' | 'unknown') {
  const wanted = sampleSizes[subject][facts];
  const table = subject === 'account' ? allAccounts : allLeads;
  const sample = await everyNth(tx, table, stepFor(await estimate(tx, table), wanted));
  const [few, many] = [sample.ids.length * 2 < Math.min(wanted, sample.total), sample.ids.length > wanted * 2];
  // Only where the planner was far off are they walked once more.
  return few || many ? everyNth(tx, table, stepFor(sample.total, wanted)) : sample;
}

interface Table {
  id: string;
  from: string;
}

const allLeads: Table = { id: 'lead_id', from: 'timeline' };
const allAccounts: Table = { id: 'account_id', from: 'leads.published_account' };

const stepFor = (total: number, wanted: number): number => Math.max(1, Math.ceil(total / wanted));

/** How many there are, as the planner sees it. */
async function estimate(tx: Tx, { from }: Table): Promise<number> {
  const row = await tx.one<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `EXPLAIN (FORMAT JSON) SELECT 1 FROM ${from} WHERE workspace_id = $1`,
    [tx.workspaceId],
  );
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** Hops along the key, which counts them all by the way: one walk over the index, beside the run that has begun. */
async function everyNth(tx: Tx, { id, from }: Table, step: number): Promise<{ total: number; ids: string[] }> {
  const next = (after: string) =>
    `(SELECT ${id} FROM ${from} WHERE workspace_id = $1 ${after} ORDER BY ${id} OFFSET $2 LIMIT 1)`;
  const hops = await tx.query<{ id: string }>(
    `WITH RECURSIVE hop (id) AS (
       ${next('')} UNION ALL SELECT ${next(`AND ${id} > hop.id`)} FROM hop WHERE hop.id IS NOT NULL
     ) SELECT id FROM hop WHERE id IS NOT NULL`,
    [tx.workspaceId, step - 1],
  );
  const ids = hops.map((hop) => hop.id);
  const rest = await tx.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${from} WHERE workspace_id = $1 AND ($2::uuid IS NULL OR ${id} > $2)`,
    [tx.workspaceId, ids.at(-1) ?? null],
  );
  return { total: ids.length * step + rest!.count, ids };
}
