import { askingMember, type CallContext, type ReadNotifications as Request } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { NotificationStore } from './notification-store';

@Injectable()
export class ReadNotifications {
  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
  ) {}

  run(request: Request, context: CallContext): Promise<{ unread: number }> {
    const memberId = askingMember(context);
    const { workspaceId } = context;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const store = new NotificationStore(tx, memberId);
      const changed =
        'all' in request ? await store.readAll(request.until ?? null) : await store.setRead(request.ids, request.read);
      if (changed > 0)
        tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'notifications.changed', memberId }));
      return { unread: await store.unread() };
    });
  }
}
