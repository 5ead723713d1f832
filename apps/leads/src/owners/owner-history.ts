import { Injectable } from '@nestjs/common';
import type { CallContext, OwnerChange, Page } from '@heatline/contracts';
import { Database, decodeCursor, toPage } from '@heatline/database';
import { z } from 'zod';
import { clusterOf } from '../leads/lead-cluster';
import { type OwnerChangeRow, OwnerStore } from './owner-store';

const Position = z.object({ changeNo: z.string().regex(/^\d{1,19}$/) });

/** Who owned a lead, newest first. */
@Injectable()
export class OwnerHistory {
  constructor(private readonly database: Database) {}

  run(
    { leadId, limit, cursor }: { leadId: string; limit: number; cursor?: string | undefined },
    { workspaceId }: CallContext,
  ): Promise<Page<OwnerChange>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { rootId } = await clusterOf(tx, leadId);
      const rows = await new OwnerStore(tx).history(rootId, after?.changeNo, limit + 1);
      return toPage(rows, limit, ({ change_no }) => ({ changeNo: change_no }), toOwnerChange);
    });
  }
}

const toOwnerChange = (row: OwnerChangeRow): OwnerChange => ({
  changeId: row.change_id,
  leadId: row.original_lead_id,
  from: row.from_owner,
  to: row.to_owner,
  at: row.at.toISOString(),
  by: { kind: row.by_kind, id: row.by_id },
  batchId: row.batch_id,
});
