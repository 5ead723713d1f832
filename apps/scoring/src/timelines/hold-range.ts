import type { Tx } from '@heatline/database';
import type { Range } from './range-sql';

/** For statements that go along a range of lead ids: without statistics the planner would rather read whole tables, once a batch. */
export async function walkByKey(tx: Tx): Promise<void> {
  await tx.execute(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`);
}

/**
 * For joins of two ranges. A range of ids between two of the planner's landmarks counts as one row, and it would compare everything
 * with everything.
 */
export async function withoutNestedLoops(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  await tx.execute(`SELECT set_config('enable_nestloop', 'off', true)`);
  await work();
  await tx.execute(`SELECT set_config('enable_nestloop', 'on', true)`);
}

/** Makes the timelines that are missing, and holds all of them, in the order of ids. */
export async function holdRange(tx: Tx, { after, last }: Range): Promise<void> {
  const range = [tx.workspaceId, last, after];
  await tx.execute(
    `INSERT INTO timeline (workspace_id, lead_id, revision, created_at, event_count, tail)
     SELECT l.workspace_id, l.lead_id, 0, l.created_at, 0, '' FROM leads.published_lead l
      WHERE l.workspace_id = $1 AND l.root_id = l.lead_id AND l.lead_id <= $2 AND ($3::uuid IS NULL OR l.lead_id > $3)
        AND NOT EXISTS (SELECT FROM timeline t WHERE t.workspace_id = $1 AND t.lead_id = l.lead_id
                           AND t.lead_id <= $2 AND ($3::uuid IS NULL OR t.lead_id > $3))
      ORDER BY l.lead_id ON CONFLICT DO NOTHING`,
    range,
  );
  await tx.execute(
    `SELECT count(*) FROM (
       SELECT FROM timeline WHERE workspace_id = $1 AND lead_id <= $2 AND ($3::uuid IS NULL OR lead_id > $3) ORDER BY lead_id FOR UPDATE
     ) AS held`,
    range,
  );
}
