import { type CallContext, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { callerOf } from '../caller';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { subjectOf } from '../scores/lead-subject';
import { FollowByHand, type ScoredSubject } from './follow-by-hand';
import { resetAt } from './reset-at';

/** Events before now no longer count for a score; `undo` takes the latest reset back. */
@Injectable()
export class ResetScore {
  constructor(
    private readonly database: Database,
    private readonly followed: FollowByHand,
  ) {}

  run(
    context: CallContext,
    of: ScoredSubject,
    modelId: string,
    undo: boolean,
    idempotencyKey?: string,
  ): Promise<{ resetAt: string | null }> {
    const by = callerOf(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), of.kind);
      const { rootId } = (await subjectOf(tx, of.id, of.kind)).cluster;
      const keyed = {
        call: 'reset-score',
        key: idempotencyKey,
        request: { kind: of.kind, rootId, modelId, undo },
      };
      return new AnsweredRequests(tx, context).once(keyed, async () => {
        await this.followed.hold(tx, { ...of, id: rootId }, of.id);
        if (undo) await this.undo(tx, rootId, modelId, by);
        else {
          await tx.execute(
            `INSERT INTO reset (workspace_id, reset_id, model_id, lead_id, original_lead_id, reset_at, created_by)
             VALUES ($1, $2, $3, $4, $4, clock_timestamp(), $5)`,
            [tx.workspaceId, uuidv7(), modelId, rootId, by],
          );
        }
        await this.followed.rescored(tx, context, { ...of, id: rootId }, modelId, 'reset');
        await this.followed.acted(
          tx,
          context,
          undo ? 'reset_undone' : 'score_reset',
          { ...of, id: rootId },
          { modelId },
        );
        return { resetAt: await resetAt(tx, rootId, modelId) };
      });
    });
  }

  private async undo(tx: Tx, leadId: string, modelId: string, by: string | null): Promise<void> {
    const undone = await tx.execute(
      `UPDATE reset SET undone_at = clock_timestamp(), undone_by = $4
        WHERE workspace_id = $1 AND reset_id = (
          SELECT reset_id FROM reset WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND undone_at IS NULL
           ORDER BY reset_at DESC LIMIT 1)`,
      [tx.workspaceId, leadId, modelId, by],
    );
    if (undone === 0)
      throw new Refusal('reset_not_found', { leadId, modelId }, 'This score has no reset that could be undone');
  }
}
