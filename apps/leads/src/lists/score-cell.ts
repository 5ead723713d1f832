import type { ScoreCell } from '@heatline/contracts';

/** A row of what scoring publishes: of a lead, or of an account. */
export interface ScoreCells {
  lead_id: string;
  model_id: string;
  score: number | null;
  level: string | null;
  published_version: number | null;
  calculated_at: Date | null;
  change7: number | null;
  change30: number | null;
  peak: number | null;
}

const points = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);

export const toScoreCell = (row: ScoreCells): ScoreCell => ({
  modelId: row.model_id,
  score: points(row.score),
  level: row.level,
  publishedVersion: row.published_version,
  calculatedAt: row.calculated_at?.toISOString() ?? null,
  change7: points(row.change7),
  change30: points(row.change30),
  peak: points(row.peak),
});
