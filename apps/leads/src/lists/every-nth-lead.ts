import type { Tx } from '@heatline/database';

export interface EveryNth {
  /** How many there are at all, merged ones too. */
  total: number;
  ids: string[];
}

/** About so many leads, every n-th in the order of ids: an import brings thousands within a millisecond, so their times tell nothing. */
export async function everyNthLead(tx: Tx, wanted: number): Promise<EveryNth> {
  const first = await hops(tx, stepFor(await estimate(tx), wanted));
  const [few, many] = [first.ids.length * 2 < Math.min(wanted, first.total), first.ids.length > wanted * 2];
  // Only where the planner was far off are they walked once more.
  return few || many ? hops(tx, stepFor(first.total, wanted)) : first;
}

const stepFor = (total: number, wanted: number): number => Math.max(1, Math.ceil(total / wanted));

async function estimate(tx: Tx): Promise<number> {
  const row = await tx.one<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    'explain (format json) select 1 from lead where workspace_id = $1',
    [tx.workspaceId],
  );
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** Along the key, which counts them all by the way. */
async function hops(tx: Tx, step: number): Promise<EveryNth> {
  const next = (after: string) =>
    `(select lead_id from lead where workspace_id = $1 ${after} order by lead_id offset $2 limit 1)`;
  const rows = await tx.query<{ lead_id: string }>(
    `with recursive hop (lead_id) as (
       ${next('')} union all select ${next('and lead_id > hop.lead_id')} from hop where hop.lead_id is not null
     ) select lead_id from hop where lead_id is not null`,
    [tx.workspaceId, step - 1],
  );
  const ids = rows.map(({ lead_id }) => lead_id);
  const rest = await tx.one<{ n: number }>(
    'select count(*)::int as n from lead where workspace_id = $1 and ($2::uuid is null or lead_id > $2)',
    [tx.workspaceId, ids.at(-1) ?? null],
  );
  return { total: ids.length * step + rest!.n, ids };
}
