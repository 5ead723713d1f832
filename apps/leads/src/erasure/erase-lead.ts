import { Injectable } from '@nestjs/common';
import type { BulkAnswer, BulkDelete, CallContext } from '@heatline/contracts';
import { AnsweredRequests, Database } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import { Runs } from '@heatline/service';
import { audited } from '../audited';
import { BulkStore } from '../bulk/bulk-store';
import { runBy, StartBulk } from '../bulk/start-bulk';
import { clusterOf } from '../leads/lead-cluster';

/** Begins to erase one person, or many. */
@Injectable()
export class EraseLead {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly starting: StartBulk,
    private readonly outbox: Outbox,
  ) {}

  one(
    { leadId, idempotencyKey }: { leadId: string; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ runId: string }> {
    const keyed = { call: 'erase', key: idempotencyKey, request: { leadId } };
    return this.database.inWorkspace(context.workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, async () => {
        const { rootId } = await clusterOf(tx, leadId);
        const { opened, run } = await this.runs.open(tx, {
          kind: 'eraseLead',
          about: { kind: 'lead', id: rootId, name: null },
          by: runBy(context),
          cause: 'Erase a person',
        });
        if (opened) {
          await new BulkStore(tx).add(run.runId, 0, [rootId]);
          await audited(this.outbox, tx, context, {
            action: 'lead.erased',
            subject: { kind: 'lead', id: rootId },
            details: { runId: run.runId },
          });
        }
        return { runId: run.runId };
      }),
    );
  }

  many(
    { action, idempotencyKey }: { action: BulkDelete; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<BulkAnswer> {
    return this.starting.run(
      {
        selection: action,
        idempotencyKey,
        kind: 'deleteLeads',
        params: {},
        cause: 'Delete leads',
        audit: (tx, told) =>
          audited(this.outbox, tx, context, {
            action: 'leads.erased',
            subject: { kind: 'workspace', id: context.workspaceId },
            details: told,
          }),
      },
      context,
    );
  }
}
