import type { Adjustment } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { subjectOf } from '../scores/lead-subject';
import { type AdjustmentRow, toAdjustment } from './adjustments';
import type { ScoredSubject } from './follow-by-hand';
import { resetAt } from './reset-at';

/** The adjustments of a score, newest first, those that were taken back too; and when it was reset. */
@Injectable()
export class ListAdjustments {
  constructor(private readonly database: Database) {}

  run(
    workspaceId: string,
    of: ScoredSubject,
    modelId: string,
  ): Promise<{ adjustments: Adjustment[]; resetAt: string | null }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, of.id, of.kind);
      const rows = await tx.query<AdjustmentRow>(
        'SELECT * FROM adjustment WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 ORDER BY created_at DESC',
        [tx.workspaceId, cluster.rootId, modelId],
      );
      return { adjustments: rows.map(toAdjustment), resetAt: await resetAt(tx, cluster.rootId, modelId) };
    });
  }
}
