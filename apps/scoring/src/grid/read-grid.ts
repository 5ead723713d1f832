import {
  engagementBands,
  fitBands,
  type GridBounds,
  type GridQuery,
  type ModelKind,
  Refusal,
  type ScoreGrid,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { modelNotPublished } from '../models/start-recalculation';
import { GridStore } from './grid-store';

/** How many leads fit how well and are how engaged: A1 to C3. */
@Injectable()
export class ReadGrid {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, query: GridQuery): Promise<ScoreGrid> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const profileModelId = await modelOf(tx, 'profile', query.profileModelId);
      const engagementModelId = await modelOf(tx, 'engagement', query.engagementModelId);
      const { bounds, version } = await new GridStore(tx).bounds();
      const counts = await countCells(tx, profileModelId, engagementModelId, bounds);
      const cells = fitBands.flatMap((fit) =>
        engagementBands.map((engagement) => ({ fit, engagement, count: counts.get(`${fit}${engagement}`) ?? 0 })),
      );
      const total = cells.reduce((sum, { count }) => sum + count, 0);
      return { profileModelId, engagementModelId, bounds, version, total, cells };
    });
  }
}

/** What was asked for, else the primary one, else the only active one. Nothing is guessed beyond that. */
async function modelOf(tx: Tx, kind: ModelKind, modelId: string | undefined): Promise<string> {
  if (modelId !== undefined) {
    const model = await new ModelStore(tx).byId(modelId);
    if (model.kind !== kind)
      throw new Refusal('model_of_other_kind', { modelId, wanted: kind, is: model.kind }, `This is no ${kind} model`);
    if (model.publishedVersion === null) throw modelNotPublished(modelId);
    return modelId;
  }
  const active = await new ModelStore(tx).list({ kind, active: true, archived: false });
  const chosen = active.find(({ primary }) => primary) ?? (active.length === 1 ? active[0] : undefined);
  if (!chosen) throw new Refusal('model_required', { kind }, `Say which ${kind} model: there is no clear choice`);
  return chosen.modelId;
}

/** One pass over two ranges of the index that has score and lead; nothing else of the rows is read. */
async function countCells(
  tx: Tx,
  profileModelId: string,
  engagementModelId: string,
  { fit, engagement }: GridBounds,
): Promise<Map<string, number>> {
  const hundredths = [fit.high, fit.middle, engagement.high, engagement.middle].map((points) =>
    Math.round(points * 100),
  );
  // A million leads fit into the hash: on disk it would take ten times as long.
  await tx.execute(`SELECT set_config('work_mem', '128MB', true)`);
  const rows = await tx.query<{ fit: number; engagement: number; count: number }>(
    `SELECT p.band AS fit, e.band AS engagement, count(*)::int AS count
       FROM (SELECT lead_id, CASE WHEN score >= $4 THEN 0 WHEN score >= $5 THEN 1 ELSE 2 END AS band
               FROM score WHERE workspace_id = $1 AND model_id = $2 AND score IS NOT NULL) p
       JOIN (SELECT lead_id, CASE WHEN score >= $6 THEN 0 WHEN score >= $7 THEN 1 ELSE 2 END AS band
               FROM score WHERE workspace_id = $1 AND model_id = $3 AND score IS NOT NULL) e USING (lead_id)
      GROUP BY 1, 2`,
    [tx.workspaceId, profileModelId, engagementModelId, ...hundredths],
  );
  return new Map(rows.map(({ fit, engagement, count }) => [`${fitBands[fit]}${engagementBands[engagement]}`, count]));
}
