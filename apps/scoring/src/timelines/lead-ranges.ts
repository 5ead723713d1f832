import type { SliceRange, Tx } from '@heatline/database';

/** All leads that have a timeline, cut into ranges of so many, by their ids. */
export const leadRanges = (tx: Tx, size: number): Promise<SliceRange[]> =>
  rangesOf(tx, size, 'lead_id', 'timeline WHERE workspace_id = $1');

/** All leads that answer for themselves, from what the leads service publishes: some may have no timeline yet. */
export const rootRanges = (tx: Tx, size: number): Promise<SliceRange[]> =>
  rangesOf(tx, size, 'lead_id', 'leads.published_lead WHERE workspace_id = $1 AND root_id = lead_id');

/** All accounts, likewise. */
export const accountRanges = (tx: Tx, size: number): Promise<SliceRange[]> =>
  rangesOf(tx, size, 'account_id', 'leads.published_account WHERE workspace_id = $1');

/** Hops along the index from end to end: numbering a million rows takes many times as long. */
async function rangesOf(tx: Tx, size: number, id: string, from: string): Promise<SliceRange[]> {
  const further = `FROM ${from} AND ($2::uuid IS NULL OR ${id} > $2)`;
  const ends: { end: string; upTo: number }[] = [];
  for (let upTo = 0; ; upTo += size) {
    const params: unknown[] = [tx.workspaceId, ends.at(-1)?.end ?? null];
    const full = await tx.one<{ end: string }>(`SELECT ${id} AS end ${further} ORDER BY ${id} OFFSET $3 LIMIT 1`, [
      ...params,
      size - 1,
    ]);
    if (full) {
      ends.push({ end: full.end, upTo: upTo + size });
      continue;
    }
    const rest = await tx.one<{ end: string; n: number }>(
      `SELECT ${id} AS end, count(*) OVER ()::int AS n ${further} ORDER BY ${id} DESC LIMIT 1`,
      params,
    );
    // A handful at the end is worth no slice of its own.
    if (rest && rest.n < size / 4) ends.pop();
    return rangesBetween(rest ? [...ends, { end: rest.end, upTo: upTo + rest.n }] : ends);
  }
}

/** Ranges from their ends: `upTo` = how many there are up to and including this end. */
export function rangesBetween(ends: { end: string; upTo: number }[]): SliceRange[] {
  return ends.map(({ end, upTo }, i) => ({
    lo: ends[i - 1]?.end ?? null,
    hi: end,
    total: upTo - (ends[i - 1]?.upTo ?? 0),
  }));
}
