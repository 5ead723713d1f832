import type { SliceRange, Tx } from '@heatline/database';

/** All leads that have a timeline, cut into ranges of so many, by their ids. */
export async function leadRanges(tx: Tx, size: number): Promise<SliceRange[]> {
  const ends = await tx.query<{ lead_id: string; n: string }>(
    `SELECT lead_id, n FROM (
       SELECT lead_id, row_number() OVER (ORDER BY lead_id) AS n, lead(lead_id) OVER (ORDER BY lead_id) IS NULL AS is_last
         FROM timeline WHERE workspace_id = $1
     ) AS numbered WHERE n % $2 = 0 OR is_last ORDER BY lead_id`,
    [tx.workspaceId, size],
  );
  return rangesBetween(ends.map(({ lead_id, n }) => ({ end: lead_id, upTo: Number(n) })));
}

/** Ranges from their ends: `upTo` = how many there are up to and including this end. */
export function rangesBetween(ends: { end: string; upTo: number }[]): SliceRange[] {
  return ends.map(({ end, upTo }, i) => ({
    lo: ends[i - 1]?.end ?? null,
    hi: end,
    total: upTo - (ends[i - 1]?.upTo ?? 0),
  }));
}
