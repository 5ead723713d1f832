import { type Adjustment, type CallContext, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { callerOf } from '../caller';
import { subjectOf } from '../scores/lead-subject';
import { type AdjustmentRow, toAdjustment } from './adjustments';
import { FollowByHand, type ScoredSubject } from './follow-by-hand';

/** It stays in the history. Once more changes nothing. */
@Injectable()
export class TakeAdjustmentBack {
  constructor(
    private readonly database: Database,
    private readonly followed: FollowByHand,
  ) {}

  run(context: CallContext, of: ScoredSubject, modelId: string, adjustmentId: string): Promise<Adjustment> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, of.id, of.kind);
      const subject = { ...of, id: cluster.rootId };
      const answeredFor = await this.followed.hold(tx, subject, of.id);
      // Of a lead that has just been merged it may not have been handed over yet.
      const [row] = await tx.query<AdjustmentRow>(
        `UPDATE adjustment SET removed_at = coalesce(removed_at, clock_timestamp()), removed_by = coalesce(removed_by, $5)
          WHERE workspace_id = $1 AND lead_id = ANY ($2) AND model_id = $3 AND adjustment_id = $4 RETURNING *`,
        [tx.workspaceId, answeredFor, modelId, adjustmentId, callerOf(context)],
      );
      if (!row) throw new Refusal('adjustment_not_found', { adjustmentId }, 'There is no such adjustment');
      await this.followed.rescored(tx, context, subject, modelId, 'adjustment');
      await this.followed.acted(tx, context, 'adjustment_removed', subject, { modelId, adjustmentId });
      return toAdjustment(row);
    });
  }
}
