import type { Tx } from '@heatline/database';
import { PublishedRuns } from '../runs/published-runs';

/** A row of history that somebody may be told of. */
interface Told {
  member_id: string;
  /** The member by whose doing alone it is. */
  by_member: string | null;
  run_id: string | null;
}

/** Without what members did themself, or had a run do: that is no news to them. */
export async function byOthers<Row extends Told>(tx: Tx, rows: Row[]): Promise<Row[]> {
  const runIds = [...new Set(rows.flatMap(({ run_id }) => run_id ?? []))];
  const runs = runIds.length === 0 ? [] : await new PublishedRuns(tx).byIds(runIds);
  const startedBy = new Map(runs.map(({ run_id, by_kind, by_id }) => [run_id, by_kind === 'member' ? by_id : null]));
  return rows.filter(
    ({ member_id, by_member, run_id }) =>
      by_member !== member_id && (run_id === null || startedBy.get(run_id) !== member_id),
  );
}
