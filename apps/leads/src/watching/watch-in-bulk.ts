import { Injectable } from '@nestjs/common';
import { askingMember, type BulkAnswer, type BulkOutcome, type BulkWatch, type CallContext } from '@heatline/contracts';
import { Database, type RunRow, type Tx } from '@heatline/database';
import { BulkWork } from '../bulk/bulk-work';
import { StartBulk } from '../bulk/start-bulk';
import { SelectLeads } from '../lists/select-leads';
import { WatchLeads } from './watch-leads';

/** Stars all leads that match for the member who asks, or takes their stars away. */
@Injectable()
export class WatchInBulk {
  constructor(private readonly starting: StartBulk) {}

  async run(
    { action, idempotencyKey }: { action: BulkWatch; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<BulkAnswer> {
    const { watched, ...selection } = action;
    return this.starting.run(
      {
        selection,
        idempotencyKey,
        kind: 'watchLeads',
        params: { memberId: askingMember(context), watched },
        cause: watched ? 'Watch leads' : 'Stop watching leads',
        // A watch list is personal: nobody else is told of it, the audit log neither.
        audit: async () => {},
      },
      context,
    );
  }
}

@Injectable()
export class WatchLeadsWork extends BulkWork {
  readonly kind = 'watchLeads';

  constructor(
    database: Database,
    selecting: SelectLeads,
    private readonly watching: WatchLeads,
  ) {
    super({ database, selecting });
  }

  protected async apply(tx: Tx, run: RunRow, leadIds: string[]): Promise<Map<string, BulkOutcome>> {
    const { memberId, watched } = run.params;
    const known = await tx.query<{ lead_id: string; root_id: string }>(
      'select lead_id, root_id from lead where workspace_id = $1 and lead_id = any($2)',
      [tx.workspaceId, leadIds],
    );
    const changed = new Set(
      await this.watching.set(tx, String(memberId), {
        leadIds: known.map((lead) => lead.lead_id),
        watched: watched === true,
      }),
    );
    const rootOf = new Map(known.map(({ lead_id, root_id }) => [lead_id, root_id]));
    return new Map(
      leadIds.map((leadId) => {
        const rootId = rootOf.get(leadId);
        return [leadId, rootId === undefined ? 'not_found' : changed.has(rootId) ? 'changed' : 'unchanged'];
      }),
    );
  }
}
