import type { SliceRange, Tx } from '@heatline/database';

/** All leads that have a timeline, cut into ranges of so many, by their ids. */
export const leadRanges = (tx: Tx, size: number): Promise<SliceRange[]> => rangesOf(tx, size, 'lead_id', 'timeline');

/** All accounts, likewise. */
export const accountRanges = (tx: Tx, size: number): Promise<SliceRange[]> =>
  rangesOf(tx, size, 'account_id', 'leads.published_account');

async function rangesOf(tx: Tx, size: number, id: string, table: string): Promise<SliceRange[]> {
  const ends = await tx.query<{ id: string; n: string }>(
    `SELECT id, n FROM (
       SELECT ${id} AS id, row_number() OVER (ORDER BY ${id}) AS n, lead(${id}) OVER (ORDER BY ${id}) IS NULL AS is_last
         FROM ${table} WHERE workspace_id = $1
     ) AS numbered WHERE n % $2 = 0 OR is_last ORDER BY id`,
    [tx.workspaceId, size],
  );
  return rangesBetween(ends.map(({ id: end, n }) => ({ end, upTo: Number(n) })));
}

/** Ranges from their ends: `upTo` = how many there are up to and including this end. */
export function rangesBetween(ends: { end: string; upTo: number }[]): SliceRange[] {
  return ends.map(({ end, upTo }, i) => ({
    lo: ends[i - 1]?.end ?? null,
    hi: end,
    total: upTo - (ends[i - 1]?.upTo ?? 0),
  }));
}
