import type { WatchThreshold } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';

interface ThresholdRow {
  watch_id: string;
  model_id: string;
  direction: 'up' | 'down';
  score: number;
}

/** By watch entry. */
export async function thresholdsOf(tx: Tx, watchIds: string[]): Promise<Map<string, WatchThreshold[]>> {
  const rows = await tx.query<ThresholdRow>(
    `select watch_id, model_id, direction, score from watch_threshold
     where workspace_id = $1 and watch_id = any($2) order by set_at, model_id, direction desc`,
    [tx.workspaceId, watchIds],
  );
  const byWatch = new Map<string, WatchThreshold[]>();
  for (const { watch_id, model_id, direction, score } of rows)
    byWatch.set(watch_id, [...(byWatch.get(watch_id) ?? []), { modelId: model_id, direction, score: score / 100 }]);
  return byWatch;
}

/**
 * Makes these the thresholds of an entry. A moved one is another threshold, with the score and the newest history row of this very snapshot:
 * only what comes after can cross it.
 */
export async function setThresholds(
  tx: Tx,
  { watchId, leadId }: { watchId: string; leadId: string },
  thresholds: WatchThreshold[],
): Promise<void> {
  const wanted = [
    thresholds.map(({ modelId }) => modelId),
    thresholds.map(({ direction }) => direction),
    thresholds.map(({ score }) => Math.round(score * 100)),
  ];
  await tx.execute(
    `delete from watch_threshold t where workspace_id = $1 and watch_id = $2 and not exists (
       select from unnest($3::uuid[], $4::text[], $5::int[]) as n (model_id, direction, score)
       where n.model_id = t.model_id and n.direction = t.direction and n.score = t.score)`,
    [tx.workspaceId, watchId, ...wanted],
  );
  await tx.execute(
    `insert into watch_threshold
       (workspace_id, threshold_id, watch_id, model_id, direction, score, set_at, score_then, after_change_id)
     select $1, n.threshold_id, $2, n.model_id, n.direction, n.score, clock_timestamp(), s.score, (
       select c.change_id from scoring.published_score_change c
       where c.workspace_id = $1 and c.lead_id = $7 and c.model_id = n.model_id order by c.change_id desc limit 1)
     from unnest($3::uuid[], $4::text[], $5::int[], $6::uuid[]) as n (model_id, direction, score, threshold_id)
     left join scoring.published_score s on s.workspace_id = $1 and s.model_id = n.model_id and s.lead_id = $7
     on conflict do nothing`,
    [tx.workspaceId, watchId, ...wanted, thresholds.map(() => uuidv7()), leadId],
  );
}

/** Another lead answers for these now: only what its score does from here on can cross their thresholds. */
export async function armAnew(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.execute(
    `update watch_threshold t set (score_then, after_change_id) = (
       select coalesce(s.score, c.to_score), c.change_id from (select) one
       left join scoring.published_score s on s.workspace_id = $1 and s.model_id = t.model_id and s.lead_id = w.lead_id
       left join lateral (
         select c.change_id, c.to_score from scoring.published_score_change c
         where c.workspace_id = $1 and c.lead_id = w.lead_id and c.model_id = t.model_id order by c.change_id desc limit 1) c on true)
     from watch w
     where t.workspace_id = $1 and w.workspace_id = $1 and w.watch_id = t.watch_id and w.original_lead_id = any($2)`,
    [tx.workspaceId, leadIds],
  );
}
