import type { Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import type { Notice } from './notice';

/** What was noticed of one member by one message or run. */
export interface TakenBack extends Pick<Notice, 'memberId' | 'kind' | 'sourceId'> {
  causeIds: readonly string[];
}

/**
 * Takes what is not so any more out of the unread notifications that tell it, and out of mails that have not left. What was read stays:
 * its reader may have acted on it, and would look for it in vain.
 */
@Injectable()
export class TakeBackNotices {
  constructor(private readonly live: LivePublisher) {}

  async run(tx: Tx, { memberId, kind, sourceId, causeIds }: TakenBack): Promise<void> {
    // Held while it is changed: its member may read it, or more may join it, at the same moment.
    const unread = await tx.query<{ notification_id: string; in_app: boolean }>(
      `select notification_id, in_app from identity.notification
       where workspace_id = $1 and member_id = $2 and kind = $3 and read_at is null and notification_id in (
         select notification_id from identity.notification_item
         where workspace_id = $1 and member_id = $2 and kind = $3 and source_id = $4 and cause_id = any($5))
       order by notification_id for update`,
      [tx.workspaceId, memberId, kind, sourceId, causeIds],
    );
    if (unread.length === 0) return;
    await tx.execute(
      `with gone as (
         delete from identity.notification_item
         where workspace_id = $1 and member_id = $2 and kind = $3 and source_id = $4 and cause_id = any($5) and notification_id = any($6)
         returning notification_id)
       update identity.notification n set count = n.count - g.gone
       from (select notification_id, count(*)::int as gone from gone group by 1) g
       where n.workspace_id = $1 and n.notification_id = g.notification_id`,
      [tx.workspaceId, memberId, kind, sourceId, causeIds, unread.map(({ notification_id }) => notification_id)],
    );
    await this.settle(
      tx,
      unread.map(({ notification_id }) => notification_id),
    );
    const { workspaceId } = tx;
    if (workspaceId && unread.some(({ in_app }) => in_app))
      tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'notifications.changed', memberId }));
  }

  /** Those that tell nothing any more go; the others are as old as the newest thing that they tell. */
  private async settle(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      'delete from identity.notification where workspace_id = $1 and notification_id = any($2) and count <= 0',
      [tx.workspaceId, ids],
    );
    await tx.execute(
      `update identity.notification n set first_at = i.first_at, last_at = i.last_at
       from unnest($2::uuid[]) as named (notification_id), lateral (
         select min(at) as first_at, max(at) as last_at from identity.notification_item
         where workspace_id = $1 and notification_id = named.notification_id) i
       where n.workspace_id = $1 and n.notification_id = named.notification_id and i.last_at is not null`,
      [tx.workspaceId, ids],
    );
  }
}
