import { Injectable } from '@nestjs/common';
import { type CallContext, type Lead } from '@heatline/contracts';
import { AnsweredRequests, Database } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import { v7 as uuidv7 } from 'uuid';
import { audited } from '../audited';
import { changedBy } from '../changed-by';
import { clusterOf } from '../leads/lead-cluster';
import { ReadLead } from '../leads/read-lead';
import { GiveOwner } from './give-owner';
import { RequireActiveMember } from './require-active-member';

/** Gives one lead an owner, or none. */
@Injectable()
export class AssignOwner {
  constructor(
    private readonly database: Database,
    private readonly members: RequireActiveMember,
    private readonly giving: GiveOwner,
    private readonly reading: ReadLead,
    private readonly outbox: Outbox,
  ) {}

  async run(
    {
      leadId,
      ownerId,
      idempotencyKey,
    }: { leadId: string; ownerId: string | null; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<Lead> {
    await this.members.run(ownerId, context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const keyed = { call: 'assign-owner', key: idempotencyKey, request: { leadId, ownerId } };
      await new AnsweredRequests(tx, context).once(keyed, async () => {
        const batchId = uuidv7();
        const outcomes = await this.giving.run(tx, [leadId], ownerId, { by: changedBy(context), batchId });
        if (outcomes.get(leadId) === 'changed')
          await audited(this.outbox, tx, context, {
            action: 'lead.owner_changed',
            subject: { kind: 'lead', id: (await clusterOf(tx, leadId)).rootId },
            details: { ownerId },
          });
        return { batchId };
      });
      return this.reading.read(tx, await clusterOf(tx, leadId), context);
    });
  }
}
