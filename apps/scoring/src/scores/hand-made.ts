import { type Adjustment, type AdjustmentDraft, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { markSimulationsStale } from '../simulation/stale-simulations';
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

/** Adjustments and resets: audited facts that people add to a score. Each is followed by the score in the same transaction. */
@Injectable()
export class HandMadeChanges {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly rescore: RescoreLeads,
  ) {}

  list(
    workspaceId: string,
    leadId: string,
    modelId: string,
  ): Promise<{ adjustments: Adjustment[]; resetAt: string | null }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, leadId);
      const rows = await tx.query<Row>(
        'SELECT * FROM adjustment WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 ORDER BY created_at DESC',
        [tx.workspaceId, cluster.rootId, modelId],
      );
      return { adjustments: rows.map(toAdjustment), resetAt: await resetAt(tx, cluster.rootId, modelId) };
    });
  }

  adjust(
    workspaceId: string,
    leadId: string,
    modelId: string,
    draft: AdjustmentDraft,
    by: string | null,
  ): Promise<Adjustment> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), 'lead');
      const { cluster } = await subjectOf(tx, leadId);
      const [row] = await tx.query<Row>(
        `INSERT INTO adjustment (workspace_id, adjustment_id, model_id, lead_id, original_lead_id, points, reason, created_at, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $4, $5, $6, clock_timestamp(), $7, $8) RETURNING *`,
        [
          tx.workspaceId,
          uuidv7(),
          modelId,
          cluster.rootId,
          toHundredths(draft.points),
          draft.reason,
          by,
          draft.expiresAt ?? null,
        ],
      );
      await this.follow(tx, cluster.rootId, modelId, 'adjustment');
      return toAdjustment(row!);
    });
  }

  remove(
    workspaceId: string,
    leadId: string,
    modelId: string,
    adjustmentId: string,
    by: string | null,
  ): Promise<Adjustment> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, leadId);
      const [row] = await tx.query<Row>(
        `UPDATE adjustment SET removed_at = coalesce(removed_at, clock_timestamp()), removed_by = coalesce(removed_by, $5)
          WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3 AND adjustment_id = $4 RETURNING *`,
        [tx.workspaceId, cluster.rootId, modelId, adjustmentId, by],
      );
      if (!row) throw new Refusal('adjustment_not_found', { adjustmentId }, 'There is no such adjustment');
      await this.follow(tx, cluster.rootId, modelId, 'adjustment');
      return toAdjustment(row);
    });
  }

  /** Events before now no longer count; `undo` takes the latest reset back. */
  reset(
    workspaceId: string,
    leadId: string,
    modelId: string,
    undo: boolean,
    by: string | null,
  ): Promise<{ resetAt: string | null }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), 'lead');
      const { rootId } = (await subjectOf(tx, leadId)).cluster;
      if (undo) await this.undoReset(tx, rootId, modelId, by);
      else {
        await tx.execute(
          `INSERT INTO reset (workspace_id, reset_id, model_id, lead_id, original_lead_id, reset_at, created_by)
           VALUES ($1, $2, $3, $4, $4, clock_timestamp(), $5)`,
          [tx.workspaceId, uuidv7(), modelId, rootId, by],
        );
      }
      await this.follow(tx, rootId, modelId, 'reset');
      return { resetAt: await resetAt(tx, rootId, modelId) };
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

  private async follow(tx: Tx, leadId: string, modelId: string, cause: 'adjustment' | 'reset'): Promise<void> {
    const rulebook = await this.rulebooks.hold(tx);
    const models = rulebook.models.filter((model) => model.modelId === modelId);
    await this.rescore.run(tx, rulebook, models, [leadId], cause, { touch: true });
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
