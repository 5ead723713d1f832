import type { DistributionQuery, ScoreDistribution as Distribution } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { toHundredths, toPoints } from '../scores/score-level';
import { spread, type CountedPlace } from './spread';

/** How the stored scores of a model spread over a range, and over levels with given bounds. */
@Injectable()
export class ScoreDistribution {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string, query: DistributionQuery): Promise<Distribution> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await new ModelStore(tx).byId(modelId);
      const ends = (await tx.one<{ lowest: number | null; highest: number | null }>(
        // Both ends of the index that lists go by.
        `SELECT (SELECT score FROM score WHERE workspace_id = $1 AND model_id = $2 AND score IS NOT NULL ORDER BY score LIMIT 1) AS lowest,
                (SELECT score FROM score WHERE workspace_id = $1 AND model_id = $2 AND score IS NOT NULL ORDER BY score DESC LIMIT 1) AS highest`,
        [workspaceId, modelId],
      ))!;
      const from = query.from === undefined ? (ends.lowest ?? 0) : toHundredths(query.from);
      // A score at the upper end belongs to the last bucket.
      const to = Math.max(from + 1, query.to === undefined ? (ends.highest ?? 0) + 1 : toHundredths(query.to));
      const bounds = query.bounds.map(toHundredths).sort((a, b) => a - b);
      const counts = await tx.query<CountedPlace>(
        `SELECT width_bucket(score, $3::int, $4::int, $5::int) AS bucket,
                CASE WHEN cardinality($6::int[]) = 0 THEN 0 ELSE width_bucket(score, $6::int[]) END AS level, count(*)::int AS count
           FROM score WHERE workspace_id = $1 AND model_id = $2 AND score IS NOT NULL GROUP BY 1, 2`,
        [workspaceId, modelId, from, to, query.buckets, bounds],
      );
      return {
        from: toPoints(from),
        to: toPoints(to),
        ...spread(counts, query.buckets, bounds.length + 1),
        lowest: ends.lowest === null ? null : toPoints(ends.lowest),
        highest: ends.highest === null ? null : toPoints(ends.highest),
      };
    });
  }
}
