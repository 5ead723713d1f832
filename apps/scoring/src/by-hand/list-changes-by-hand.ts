import type { HistoryEntry, HistoryKind, HistoryPlace } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { subjectOf } from '../scores/lead-subject';
import { toPoints } from '../scores/score-level';

interface Row {
  kind: 'adjustment' | 'reset';
  action: string;
  change_id: string;
  at: Date;
  by_id: string | null;
  model_id: string;
  lead_id: string;
  points: number | null;
  reason: string | null;
  expires_at: Date | null;
}

/** Adjustments and resets of a lead, each made and taken back, newest first. Few leads have any. */
@Injectable()
export class ListChangesByHand {
  constructor(private readonly database: Database) {}

  run(
    workspaceId: string,
    {
      leadId,
      kinds,
      before,
      limit,
    }: { leadId: string; kinds: HistoryKind[]; before?: HistoryPlace | undefined; limit: number },
  ): Promise<{ items: HistoryEntry[] }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { cluster } = await subjectOf(tx, leadId);
      const rows = await tx.query<Row>(
        `WITH h AS (
           SELECT 'adjustment' AS kind, action, adjustment_id AS change_id, at, by_id, model_id, original_lead_id AS lead_id, points, reason, expires_at
             FROM adjustment CROSS JOIN LATERAL (VALUES ('made', created_at, created_by), ('removed', removed_at, removed_by)) AS v (action, at, by_id)
            WHERE workspace_id = $1 AND lead_id = $2
           UNION ALL
           SELECT 'reset', action, reset_id, at, by_id, model_id, original_lead_id, NULL, NULL, NULL
             FROM reset CROSS JOIN LATERAL (VALUES ('made', reset_at, created_by), ('undone', undone_at, undone_by)) AS v (action, at, by_id)
            WHERE workspace_id = $1 AND lead_id = $2)
         SELECT *, date_trunc('milliseconds', at) AS at FROM h
          WHERE at IS NOT NULL AND kind = ANY ($3)
            AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', at), change_id) < ($4, $5::uuid))
          ORDER BY date_trunc('milliseconds', at) DESC, change_id DESC LIMIT $6`,
        [tx.workspaceId, cluster.rootId, kinds, before?.at ?? null, before?.changeId ?? null, limit],
      );
      return { items: rows.map(toEntry) };
    });
  }
}

function toEntry(row: Row): HistoryEntry {
  const shared = {
    changeId: row.change_id,
    at: row.at.toISOString(),
    by: row.by_id === null ? { kind: 'system' as const, id: null } : { kind: 'memberOrKey' as const, id: row.by_id },
    leadId: row.lead_id,
    modelId: row.model_id,
  };
  if (row.kind === 'reset') return { kind: 'reset', ...shared, action: row.action === 'made' ? 'made' : 'undone' };
  return {
    kind: 'adjustment',
    ...shared,
    action: row.action === 'made' ? 'made' : 'removed',
    points: toPoints(row.points ?? 0),
    reason: row.reason ?? '',
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
