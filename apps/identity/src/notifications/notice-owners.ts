import { type OwnerChanged, ownerChanged } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import type { Notice } from './notice';
import { Notify } from './notify';
import { TakeBackNotices } from './take-back-notices';

/** Leads that somebody got from somebody else, and those that were taken back. What one takes oneself is no news. */
@Injectable()
export class NoticeOwners {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
    private readonly takingBack: TakeBackNotices,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable: 'identity-owners',
      to: ownerChanged,
      maxBatch: 50,
      handle: (batch, workspaceId) =>
        this.database.inWorkspace(workspaceId, async (tx) => {
          await this.notify.run(tx, await stillSo(tx, batch.flatMap(assignments)));
          for (const { payload } of batch) await this.takeBack(tx, payload);
        }),
    });
  }

  private async takeBack(tx: Tx, { undoes, leadIds }: OwnerChanged): Promise<void> {
    if (!undoes?.ownerId) return;
    const { ownerId: memberId, batchId: sourceId } = undoes;
    await this.takingBack.run(tx, { memberId, kind: 'assigned', sourceId, causeIds: leadIds });
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

/** Without leads that somebody else has by now: a message may come late, behind the one that takes it back. */
async function stillSo(tx: Tx, notices: Notice[]): Promise<Notice[]> {
  if (notices.length === 0) return [];
  const rows = await tx.query<{ lead_id: string; owner_id: string | null }>(
    `select l.lead_id, r.owner_id from leads.published_lead l
     join leads.published_lead r on r.workspace_id = $1 and r.lead_id = l.root_id
     where l.workspace_id = $1 and l.lead_id = any($2)`,
    [tx.workspaceId, [...new Set(notices.map(({ subjectId }) => subjectId))]],
  );
  const owners = new Map(rows.map(({ lead_id, owner_id }) => [lead_id, owner_id]));
  return notices.filter(({ memberId, subjectId }) => owners.get(subjectId) === memberId);
}
