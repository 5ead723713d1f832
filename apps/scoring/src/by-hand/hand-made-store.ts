import type { Tx } from '@heatline/database';
import type { AdjustmentFact, Facts, ResetFact } from '@heatline/scoring-engine';
import { toPoints } from '../scores/score-level';
import { keyOf } from '../scores/score-store';

export type HandMade = Pick<Facts, 'adjustments' | 'resets'>;

interface AdjustmentRow {
  model_id: string;
  lead_id: string;
  adjustment_id: string;
  points: number;
  reason: string;
  created_at: number;
  expires_at: number | null;
}

interface ResetRow {
  model_id: string;
  lead_id: string;
  reset_id: string;
  at: number;
}

/** What people added to scores: adjustments and resets in force, by model and lead. Few leads have any. */
export class HandMadeStore {
  constructor(private readonly tx: Tx) {}

  of(modelIds: string[], leadIds: string[]): Promise<Map<string, HandMade>> {
    return this.read('hand-made-of', 'model_id = ANY ($1) AND lead_id = ANY ($2)', [modelIds, leadIds]);
  }

  /** All of one model, for bulk runs. */
  ofModel(modelId: string): Promise<Map<string, HandMade>> {
    return this.read('hand-made-of-model', 'model_id = $1', [modelId]);
  }

  private async read(name: string, where: string, params: unknown[]): Promise<Map<string, HandMade>> {
    const adjustments = await this.tx.prepared<AdjustmentRow>(
      `${name}-adjustments`,
      `SELECT model_id, lead_id, adjustment_id, points, reason, extract(epoch FROM created_at)::float8 AS created_at,
              extract(epoch FROM expires_at)::float8 AS expires_at
         FROM adjustment WHERE removed_at IS NULL AND ${where}`,
      params,
    );
    const resets = await this.tx.prepared<ResetRow>(
      `${name}-resets`,
      `SELECT model_id, lead_id, reset_id, extract(epoch FROM reset_at)::float8 AS at FROM reset WHERE undone_at IS NULL AND ${where}`,
      params,
    );
    const found = new Map<string, { adjustments: AdjustmentFact[]; resets: ResetFact[] }>();
    const of = ({ model_id, lead_id }: { model_id: string; lead_id: string }) => {
      const key = keyOf(model_id, lead_id);
      const known = found.get(key) ?? { adjustments: [], resets: [] };
      found.set(key, known);
      return known;
    };
    for (const row of adjustments) {
      const { adjustment_id: id, points, reason, created_at, expires_at } = row;
      const expiresAt = expires_at === null ? null : Math.floor(expires_at);
      of(row).adjustments.push({ id, points: toPoints(points), reason, createdAt: Math.floor(created_at), expiresAt });
    }
    for (const row of resets) of(row).resets.push({ id: row.reset_id, at: Math.floor(row.at) });
    return found;
  }
}
