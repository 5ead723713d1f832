import { type OwnerChanged, ownerChanged } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import type { Notice } from './notice';
import { Notify } from './notify';

/** Leads that somebody got from somebody else. What one takes oneself is no news. */
@Injectable()
export class NoticeOwners {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable: 'identity-owners',
      to: ownerChanged,
      maxBatch: 50,
      handle: (batch, workspaceId) =>
        this.database.inWorkspace(workspaceId, async (tx) => {
          await this.notify.run(tx, batch.flatMap(assignments));
        }),
    });
  }
}

function assignments({ payload }: Heard<OwnerChanged>): Notice[] {
  const { ownerId, by, leadIds, batchId } = payload;
  if (ownerId === null || (by.kind === 'member' && by.id === ownerId)) return [];
  return leadIds.map((leadId) => ({
    memberId: ownerId,
    kind: 'assigned',
    sourceId: batchId,
    causeId: leadId,
    subjectId: leadId,
    key: '',
    detail: {},
  }));
}
