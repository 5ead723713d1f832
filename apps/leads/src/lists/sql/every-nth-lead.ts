import type { Tx } from '@heatline/database';
import { estimatedRows } from './count-rows';

export interface EveryNth {
  /** How many there are at all, merged ones too. */
  total: number;
  ids: string[];
}

/** About so many leads, every n-th in the order of ids: an import brings thousands within a millisecond, so their times tell nothing. `n` is an
 * average: what is imported may have a rhythm. */
export async function everyNthLead(tx: Tx, wanted: number): Promise<EveryNth> {
  const first = await hops(tx, stepFor(await estimate(tx), wanted));
  const [few, many] = [first.ids.length * 2 < Math.min(wanted, first.total), first.ids.length > wanted * 2];
  // Only where the planner was far off are they walked once more.
  return few || many ? hops(tx, stepFor(first.total, wanted)) : first;
}

const stepFor = (total: number, wanted: number): number => Math.max(1, Math.ceil(total / wanted));

const estimate = (tx: Tx): Promise<number> =>
  estimatedRows(tx, { text: 'select 1 from lead where workspace_id = $1', params: [tx.workspaceId] });

/** Along the key, which counts them all by the way. Each leap passes over none to twice as many as the average, by the golden section. */
async function hops(tx: Tx, step: number): Promise<EveryNth> {
  const rows = await tx.query<{ lead_id: string; passed: number }>(
    `with recursive hop (lead_id, n, passed) as (
       select '00000000-0000-0000-0000-000000000000'::uuid, 0, 0
       union all
       select (select lead_id from lead where workspace_id = $1 and lead_id > hop.lead_id order by lead_id offset leap limit 1),
              hop.n + 1, hop.passed + leap + 1
       from hop, lateral (select floor(($2::int * 2 - 1) * ((hop.n + 1) * 0.6180339887498949 % 1))::int as leap) l
       where hop.lead_id is not null
     ) select lead_id, passed from hop where n > 0 and lead_id is not null order by n`,
    [tx.workspaceId, step],
  );
  const ids = rows.map(({ lead_id }) => lead_id);
  const rest = await tx.one<{ n: number }>(
    'select count(*)::int as n from lead where workspace_id = $1 and ($2::uuid is null or lead_id > $2)',
    [tx.workspaceId, ids.at(-1) ?? null],
  );
  return { total: (rows.at(-1)?.passed ?? 0) + rest!.n, ids };
}
