import { Injectable } from '@nestjs/common';
import type { AttributeChange, CallContext, Page } from '@heatline/contracts';
import { Database, decodeCursor, toPage } from '@heatline/database';
import { z } from 'zod';
import { type ChangeCells, toAttribute } from '../attributes/current-attributes';
import { clusterOf } from './lead-cluster';

interface HistoryCells extends ChangeCells {
  change_id: string;
  original_lead_id: string;
}

const Position = z.object({ changeId: z.uuid() });

/** What was changed about a lead, newest first. Rows that only say again what held are left out. */
@Injectable()
export class LeadHistory {
  constructor(private readonly database: Database) {}

  run(
    {
      leadId,
      key,
      limit,
      cursor,
    }: { leadId: string; key?: string | undefined; limit: number; cursor?: string | undefined },
    { workspaceId }: CallContext,
  ): Promise<Page<AttributeChange>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { rootId } = await clusterOf(tx, leadId);
      const rows = await tx.query<HistoryCells>(
        `select * from (
           select c.*, lag(value) over (partition by key order by at, change_id) as before
           from attribute_change c where workspace_id = $1 and lead_id = $2 and ($3::text is null or key = $3)) c
         where value is distinct from before and ($4::uuid is null or change_id < $4) order by change_id desc limit $5`,
        [workspaceId, rootId, key ?? null, after?.changeId ?? null, limit + 1],
      );
      return toPage(rows, limit, ({ change_id }) => ({ changeId: change_id }), toChange);
    });
  }
}

const toChange = (row: HistoryCells): AttributeChange => ({
  ...toAttribute(row),
  changeId: row.change_id,
  leadId: row.original_lead_id,
});
