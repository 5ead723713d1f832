import { type Adjustment, type AdjustmentDraft, type CallContext, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { callerOf } from '../caller';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { subjectOf } from '../scores/lead-subject';
import { toHundredths } from '../scores/score-level';
import { type AdjustmentRow, toAdjustment } from './adjustments';
import { FollowByHand, type ScoredSubject } from './follow-by-hand';

/** Points that somebody gives or takes: an audited fact beside what rules find. */
@Injectable()
export class AdjustScore {
  constructor(
    private readonly database: Database,
    private readonly followed: FollowByHand,
  ) {}

  run(
    context: CallContext,
    of: ScoredSubject,
    modelId: string,
    draft: AdjustmentDraft,
    idempotencyKey?: string,
  ): Promise<Adjustment> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), of.kind);
      const { rootId } = (await subjectOf(tx, of.id, of.kind)).cluster;
      const keyed = {
        call: 'adjust-score',
        key: idempotencyKey,
        request: { kind: of.kind, rootId, modelId, draft },
      };
      const { adjustmentId } = await new AnsweredRequests(tx, context).once(keyed, () =>
        this.add(tx, context, { ...of, id: rootId }, of.id, modelId, draft),
      );
      const row = await tx.one<AdjustmentRow>(
        'SELECT * FROM adjustment WHERE workspace_id = $1 AND adjustment_id = $2',
        [tx.workspaceId, adjustmentId],
      );
      // Only a repetition finds it so: whoever sends it again believes that it counts.
      if (row!.removed_at) throw new Refusal('adjustment_taken_back', { adjustmentId });
      return toAdjustment(row!);
    });
  }

  private async add(
    tx: Tx,
    context: CallContext,
    of: ScoredSubject,
    named: string,
    modelId: string,
    { points, reason, expiresAt }: AdjustmentDraft,
  ): Promise<{ adjustmentId: string }> {
    if (expiresAt && new Date(expiresAt) <= (await tx.now())) throw new Refusal('expiry_in_the_past');
    const adjustmentId = uuidv7();
    await this.followed.hold(tx, of, named);
    await tx.execute(
      `INSERT INTO adjustment (workspace_id, adjustment_id, model_id, lead_id, original_lead_id, points, reason, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5, $6, clock_timestamp(), $7, $8)`,
      [
        tx.workspaceId,
        adjustmentId,
        modelId,
        of.id,
        toHundredths(points),
        reason,
        callerOf(context),
        expiresAt ?? null,
      ],
    );
    await this.followed.rescored(tx, context, of, modelId, 'adjustment');
    // The reason stays with the adjustment: what people wrote about people is in one place.
    await this.followed.acted(tx, context, 'score_adjusted', of, { modelId, points, adjustmentId });
    return { adjustmentId };
  }
}
