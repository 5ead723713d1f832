import type { Adjustment } from '@heatline/contracts';
import { toPoints } from '../scores/score-level';

export interface AdjustmentRow {
  adjustment_id: string;
  model_id: string;
  points: number;
  reason: string;
  created_at: Date;
  created_by: string | null;
  expires_at: Date | null;
  removed_at: Date | null;
}

export const toAdjustment = (row: AdjustmentRow): Adjustment => ({
  adjustmentId: row.adjustment_id,
  modelId: row.model_id,
  points: toPoints(row.points),
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  removedAt: row.removed_at?.toISOString() ?? null,
});
