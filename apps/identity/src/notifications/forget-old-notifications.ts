import { notificationsKept } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { ServiceLog } from '@heatline/service';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

const everyMs = 60 * 60 * 1_000;
const notificationsAtOnce = 500;
/** One burst may tell of a million leads. */
const itemsAtOnce = 10_000;

/**
 * Notifications, and mails that have left, age out: those that were read sooner. What stands in them can be noticed again for a week at most,
 * as long as messages are kept, so nothing is told a second time.
 */
@Injectable()
export class ForgetOldNotifications implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
    private readonly log: ServiceLog,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.run().catch((err: unknown) => this.log.warn({ err }, 'Old notifications were not forgotten'));
    }, everyMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    // Whoever is told of something can sign in: this table alone knows all workspaces.
    const workspaces = await this.database.inSystem((tx) =>
      tx.query<{ workspace_id: string }>('select distinct workspace_id from identity.sign_in_name'),
    );
    for (const { workspace_id } of workspaces) {
      while (await this.database.inWorkspace(workspace_id, (tx) => this.forgetSome(tx)));
      while (await this.database.inWorkspace(workspace_id, forgetMails));
    }
  }

  /** @returns whether there may be more */
  private async forgetSome(tx: Tx): Promise<boolean> {
    const old = await tx.query<{ notification_id: string; member_id: string; unread: boolean }>(
      `select notification_id, member_id, in_app and read_at is null as unread from identity.notification
       where workspace_id = $1 and last_at < now() - make_interval(days => $2)
         and (read_at < now() - make_interval(days => $2) or last_at < now() - make_interval(days => $3))
       order by last_at limit $4 for update skip locked`,
      [tx.workspaceId, notificationsKept.readDays, notificationsKept.days, notificationsAtOnce],
    );
    if (old.length === 0) return false;
    const ids = old.map(({ notification_id }) => notification_id);
    // By their places: while there are no statistics, a join by the key may compare each with each. What has moved meanwhile is met again.
    await tx.execute(
      `delete from identity.notification_item where workspace_id = $1 and ctid = any(array(
         select ctid from identity.notification_item where workspace_id = $1 and notification_id = any($2) limit $3))`,
      [tx.workspaceId, ids, itemsAtOnce],
    );
    // The last: as long as it stands, whoever comes after a crash finds what is left of it.
    await tx.execute(
      `delete from identity.notification n where workspace_id = $1 and notification_id = any($2)
         and not exists (select from identity.notification_item i where i.workspace_id = $1 and i.notification_id = n.notification_id)`,
      [tx.workspaceId, ids],
    );
    const { workspaceId } = tx;
    const counting = new Set(old.filter(({ unread }) => unread).map(({ member_id }) => member_id));
    if (workspaceId)
      tx.afterCommit(() => {
        for (const memberId of counting) this.live.publish(workspaceId, { topic: 'notifications.changed', memberId });
      });
    return true;
  }
}

async function forgetMails(tx: Tx): Promise<boolean> {
  const gone = await tx.execute(
    `delete from identity.mail where workspace_id = $1 and mail_id in (
       select mail_id from identity.mail
       where workspace_id = $1 and created_at < now() - make_interval(days => $2) and state in ('sent', 'dead', 'dropped')
       limit $3)`,
    [tx.workspaceId, notificationsKept.days, itemsAtOnce],
  );
  return gone > 0;
}
