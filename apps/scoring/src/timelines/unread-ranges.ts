import type { SliceRange, Tx } from '@heatline/database';

interface Slice extends SliceRange {
  unread: boolean;
}

/**
 * The leads that a completed run over everybody has not read for all that is looked for by now; null = nobody can tell. It reads each
 * lead for what is looked for at that moment, so these are the slices that had begun when the newest of it was asked for, those that
 * were skipped, and whoever has come since it was planned. The caller holds the rules.
 */
export async function unreadRanges(tx: Tx, runId: string): Promise<SliceRange[] | null> {
  const slices = await tx.query<Slice>(
    `SELECT lo, hi, total::int,
            state <> 'done' OR started_at <= coalesce((SELECT max(asked_at) FROM criterion WHERE workspace_id = $1 AND ready_at IS NULL), 'infinity') AS unread
       FROM run_slice WHERE workspace_id = $1 AND run_id = $2 ORDER BY slice_no`,
    [tx.workspaceId, runId],
  );
  const end = slices.at(-1)?.hi;
  if (!end) return null;
  const [since] = await tx.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM leads.published_lead WHERE workspace_id = $1 AND root_id = lead_id AND lead_id > $2`,
    [tx.workspaceId, end],
  );
  const ranges = slices.filter(({ unread }) => unread).map(({ lo, hi, total }) => ({ lo, hi, total }));
  return since!.total > 0 ? [...ranges, { lo: end, hi: null, total: since!.total }] : ranges;
}
