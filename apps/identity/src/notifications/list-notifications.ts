import {
  askingMember,
  type CallContext,
  type Notification,
  type NotificationQuery,
  type Page,
} from '@heatline/contracts';
import { Database, decodeCursor, PositionInstant, toPage } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { NotificationStore } from './notification-store';

// Exact to the microsecond, as the database has it.
const Position = z.object({ at: PositionInstant, id: z.uuid() });

@Injectable()
export class ListNotifications {
  constructor(private readonly database: Database) {}

  run(query: NotificationQuery, context: CallContext): Promise<Page<Notification> & { unread: number }> {
    const memberId = askingMember(context);
    const after = decodeCursor(Position, query.cursor);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const store = new NotificationStore(tx, memberId);
      const rows = await store.page(query, after);
      const shown = await store.shown(rows.slice(0, query.limit));
      const { nextCursor } = toPage(
        rows,
        query.limit,
        ({ last_at_exact, notification_id }) => ({ at: last_at_exact, id: notification_id }),
        () => undefined,
      );
      return { items: shown, nextCursor, unread: await store.unread() };
    });
  }
}
