import type { Tx } from '@heatline/database';
import type { LivePublisher } from '@heatline/messaging';

/** Rows without a column for the lead, that would be left behind by those that have one. */
export async function eraseWhatHangsOnLeads(tx: Tx, leadIds: string[], live: LivePublisher): Promise<void> {
  const { workspaceId } = tx;
  const params = [workspaceId, leadIds];
  // Kept apart from the links, because whoever opens one belongs to no workspace yet.
  await tx.execute(
    `delete from identity.share_link_address where workspace_id = $1 and share_id in
       (select share_id from identity.share_link where workspace_id = $1 and lead_id = any($2))`,
    params,
  );
  // A notification tells of several leads; of these it tells no more, and one that told of nobody else goes.
  const told = await tx.query<{ member_id: string }>(
    `update identity.notification n set count = greatest(0, n.count - i.items)
     from (select notification_id, count(*)::int as items from identity.notification_item
            where workspace_id = $1 and subject_id = any($2) group by notification_id) i
     where n.workspace_id = $1 and n.notification_id = i.notification_id
     returning n.member_id`,
    params,
  );
  await tx.execute(
    `delete from identity.notification n
     where n.workspace_id = $1
       and n.notification_id in (select notification_id from identity.notification_item where workspace_id = $1 and subject_id = any($2))
       and not exists (select from identity.notification_item i
                        where i.workspace_id = $1 and i.notification_id = n.notification_id and i.subject_id <> all($2))`,
    params,
  );
  // An open bell would go on saying their name.
  const memberIds = new Set(told.map(({ member_id }) => member_id));
  if (workspaceId && memberIds.size > 0)
    tx.afterCommit(() => {
      for (const memberId of memberIds) live.publish(workspaceId, { topic: 'notifications.changed', memberId });
    });
}
