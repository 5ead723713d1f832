import { type ActionTaken, type Adjustment, type AdjustmentDraft, type CallContext, memberOf, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RescoreAccounts } from '../accounts/rescore-accounts';
import { Announcer, type SubjectKind } from '../announcer';
import { callerOf } from '../caller';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { markSimulationsStale } from '../simulation/stale-simulations';
import type { ActiveModel } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { subjectOf } from './lead-subject';
import { RescoreLeads } from './rescore-leads';
import { toHundredths, toPoints } from './score-level';

interface Row {
  adjustment_id: string;
  model_id: string;
  points: number;
  reason: string;
  created_at: Date;
  created_by: string | null;
  expires_at: Date | null;
  removed_at: Date | null;
}

/** Whose score it is. */
export interface HandMadeOf {
  kind: SubjectKind;
  id: string;
}

/** Adjustments and resets: audited facts that people add to a score. Each is followed by the score in the same transaction. */
@Injectable()
export class HandMadeChanges {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly leads: RescoreLeads,
    private readonly accounts: RescoreAccounts,
    private readonly announcer: Announcer,
  ) {}

  list(
    workspaceId: string,
    of: HandMadeOf,
    modelId: string,
  ): Promise<{ adjustments: Adjustment[]; resetAt: string | null }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, of.id, of.kind);
      const rows = await tx.query<Row>(
        'SELECT * FROM adjustment WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 ORDER BY created_at DESC',
        [tx.workspaceId, cluster.rootId, modelId],
      );
      return { adjustments: rows.map(toAdjustment), resetAt: await resetAt(tx, cluster.rootId, modelId) };
    });
  }

  adjust(
    context: CallContext,
    of: HandMadeOf,
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
        this.addAdjustment(tx, context, { ...of, id: rootId }, modelId, draft),
      );
      const row = await tx.one<Row>('SELECT * FROM adjustment WHERE workspace_id = $1 AND adjustment_id = $2', [
        tx.workspaceId,
        adjustmentId,
      ]);
      // Only a repetition finds it so: whoever sends it again believes that it counts.
      if (row!.removed_at) throw new Refusal('adjustment_taken_back', { adjustmentId });
      return toAdjustment(row!);
    });
  }

  private async addAdjustment(
    tx: Tx,
    context: CallContext,
    of: HandMadeOf,
    modelId: string,
    { points, reason, expiresAt }: AdjustmentDraft,
  ): Promise<{ adjustmentId: string }> {
    if (expiresAt && new Date(expiresAt) <= (await tx.now())) throw new Refusal('expiry_in_the_past');
    const adjustmentId = uuidv7();
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
    await this.follow(tx, context, of, modelId, 'adjustment');
    // The reason stays with the adjustment: what people wrote about people is in one place.
    await this.acted(tx, context, 'score_adjusted', of, { modelId, points, adjustmentId });
    return { adjustmentId };
  }

  remove(context: CallContext, of: HandMadeOf, modelId: string, adjustmentId: string): Promise<Adjustment> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, of.id, of.kind);
      const subject = { ...of, id: cluster.rootId };
      const [row] = await tx.query<Row>(
        `UPDATE adjustment SET removed_at = coalesce(removed_at, clock_timestamp()), removed_by = coalesce(removed_by, $5)
          WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND adjustment_id = $4 RETURNING *`,
        [tx.workspaceId, cluster.rootId, modelId, adjustmentId, callerOf(context)],
      );
      if (!row) throw new Refusal('adjustment_not_found', { adjustmentId }, 'There is no such adjustment');
      await this.follow(tx, context, subject, modelId, 'adjustment');
      await this.acted(tx, context, 'adjustment_removed', subject, { modelId, adjustmentId });
      return toAdjustment(row);
    });
  }

  /** Events before now no longer count; `undo` takes the latest reset back. */
  reset(
    context: CallContext,
    of: HandMadeOf,
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
        if (undo) await this.undoReset(tx, rootId, modelId, by);
        else {
          await tx.execute(
            `INSERT INTO reset (workspace_id, reset_id, model_id, lead_id, original_lead_id, reset_at, created_by)
             VALUES ($1, $2, $3, $4, $4, clock_timestamp(), $5)`,
            [tx.workspaceId, uuidv7(), modelId, rootId, by],
          );
        }
        await this.follow(tx, context, { ...of, id: rootId }, modelId, 'reset');
        await this.acted(tx, context, undo ? 'reset_undone' : 'score_reset', { ...of, id: rootId }, { modelId });
        return { resetAt: await resetAt(tx, rootId, modelId) };
      });
    });
  }

  private async undoReset(tx: Tx, leadId: string, modelId: string, by: string | null): Promise<void> {
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

  private acted(
    tx: Tx,
    context: CallContext,
    action: 'score_adjusted' | 'adjustment_removed' | 'score_reset' | 'reset_undone',
    of: HandMadeOf,
    details: ActionTaken['details'],
  ): Promise<void> {
    return this.announcer.acted(tx, context, { action: `${of.kind}.${action}`, subject: of, details });
  }

  private async follow(
    tx: Tx,
    { actor }: CallContext,
    { kind, id }: HandMadeOf,
    modelId: string,
    cause: 'adjustment' | 'reset',
  ): Promise<void> {
    const rulebook = await this.rulebooks.hold(tx);
    const ofIt = (models: ActiveModel[]) => models.filter((model) => model.modelId === modelId);
    if (kind === 'account')
      await this.accounts.run(tx, rulebook, ofIt(rulebook.accountModels), [id], new Map([[id, cause]]));
    else
      await this.leads.run(tx, rulebook, ofIt(rulebook.models), [id], cause, {
        touched: { by: memberOf({ actor }) },
      });
    await markSimulationsStale(tx);
  }
}

async function resetAt(tx: Tx, leadId: string, modelId: string): Promise<string | null> {
  const row = await tx.one<{ at: Date | null }>(
    'SELECT max(reset_at) AS at FROM reset WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND undone_at IS NULL',
    [tx.workspaceId, leadId, modelId],
  );
  return row?.at?.toISOString() ?? null;
}

const toAdjustment = (row: Row): Adjustment => ({
  adjustmentId: row.adjustment_id,
  modelId: row.model_id,
  points: toPoints(row.points),
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  removedAt: row.removed_at?.toISOString() ?? null,
});
