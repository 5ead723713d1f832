import { Injectable } from '@nestjs/common';
import { type BulkItem, type BulkItemsQuery, type CallContext, type Page, Refusal } from '@heatline/contracts';
import { Database, decodeCursor, RunStore, toPage } from '@heatline/database';
import { z } from 'zod';
import { BulkStore } from './bulk-store';

const Position = z.object({ itemNo: z.int() });

/** What a run did to each lead. */
@Injectable()
export class BulkItems {
  constructor(private readonly database: Database) {}

  run(
    { runId, outcome, limit, cursor }: BulkItemsQuery & { runId: string },
    { workspaceId }: CallContext,
  ): Promise<Page<BulkItem>> {
    const after = decodeCursor(Position, cursor)?.itemNo ?? 0;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      if (!(await new RunStore(tx).byId(runId))) throw new Refusal('run_not_found', { runId });
      const rows = await new BulkStore(tx).page(runId, { after, outcome: outcome ?? null, limit: limit + 1 });
      return toPage(
        rows,
        limit,
        ({ item_no }) => ({ itemNo: item_no }),
        ({ lead_id, name, outcome }) => ({ leadId: lead_id, name, outcome }),
      );
    });
  }
}
