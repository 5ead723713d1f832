import { Injectable } from '@nestjs/common';
import type { BulkAnswer, BulkAssignOwner as Action, CallContext } from '@heatline/contracts';
import { Outbox } from '@heatline/messaging';
import { audited } from '../audited';
import { StartBulk } from '../bulk/start-bulk';
import { changedBy } from '../changed-by';
import { GiveOwner } from './give-owner';
import { RequireActiveMember } from './require-active-member';

/** Gives many leads an owner, or none. */
@Injectable()
export class BulkAssignOwner {
  constructor(
    private readonly members: RequireActiveMember,
    private readonly starting: StartBulk,
    private readonly giving: GiveOwner,
    private readonly outbox: Outbox,
  ) {}

  async run(
    { action, idempotencyKey }: { action: Action; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<BulkAnswer> {
    const { ownerId, ...selection } = action;
    await this.members.run(ownerId, context);
    return this.starting.run(
      {
        selection,
        idempotencyKey,
        kind: 'assignOwner',
        params: { ownerId },
        cause: ownerId === null ? 'Take the owner away' : 'Assign owner',
        atOnce: (tx, leadIds, batchId) => this.giving.run(tx, leadIds, ownerId, { by: changedBy(context), batchId }),
        audit: (tx, told) =>
          audited(this.outbox, tx, context, {
            action: 'leads.owner_assigned',
            subject: { kind: 'workspace', id: context.workspaceId },
            details: { ownerId, ...told },
          }),
      },
      context,
    );
  }
}
