import type { Notification } from '@heatline/contracts';
import { aPage } from '../settings/testing/a-page';
import { NotificationsPage } from './notifications-page';

const told = (no: number, name: string, read: boolean): Notification => ({
  notificationId: `0a000000-0000-4000-8000-00000000000${no}`,
  kind: 'assigned',
  count: 1,
  subjectCount: 1,
  subjects: [{ id: `0b000000-0000-4000-8000-00000000000${no}`, name, at: '2026-11-28T12:00:00Z', detail: {} }],
  model: null,
  level: null,
  firstAt: '2026-11-28T12:00:00Z',
  at: '2026-11-28T12:00:00Z',
  read,
});

describe('the notifications', () => {
  it('have buttons that say which one they mark', async () => {
    const items = [told(1, 'Ada', false), told(2, 'Ben', true)];
    const { host } = await aPage(NotificationsPage, {
      'GET /api/notifications': { body: { items, nextCursor: null, unread: 1 } },
    });
    const names = [...host.querySelectorAll('li button')].map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Mark as read: Ada is yours now', 'Mark as unread: Ben is yours now']);
  });
});
