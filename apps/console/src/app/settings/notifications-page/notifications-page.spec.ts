import type { NotificationMail } from '@heatline/contracts';
import { aPage, aProblem } from '../testing/a-page';
import { NotificationSettingsPage } from './notifications-page';

const aMail = (more: Partial<NotificationMail> = {}): NotificationMail => ({
  mailId: '0d000000-0000-4000-8000-000000000001',
  state: 'waiting',
  digest: true,
  count: 2,
  createdAt: '2026-01-05T09:00:00Z',
  dueAt: '2026-01-06T07:00:00Z',
  sentAt: null,
  attempts: 0,
  reason: null,
  ...more,
});
const mails = (...items: NotificationMail[]) => ({ body: { available: true, timeZone: 'UTC', items } });
const nothingNew = { 'GET /api/notifications': { body: { items: [], nextCursor: null, unread: 0 } } };
const chosen = (notifications: object) => ({ body: { notifications: { on: true, kinds: {}, ...notifications } } });

describe('the settings of notifications', () => {
  it('say when a mail that waits leaves, and look again when a choice has moved it', async () => {
    const { host, given, settle } = await aPage(NotificationSettingsPage, {
      ...nothingNew,
      'GET /api/notifications/mail': mails(aMail()),
    });
    const leaves = () => host.querySelector('.mails .reason time')?.getAttribute('datetime');
    expect(host.querySelector('.mails')?.textContent).toContain('Leaves 6 Jan 2026, 07:00');
    given['PATCH /api/preferences'] = chosen({});
    given['GET /api/notifications/mail'] = mails(aMail({ digest: false, dueAt: '2026-01-05T09:01:00Z' }));
    host.querySelectorAll<HTMLElement>('[role=switch]')[2]!.click();
    await settle();
    expect(leaves()).toBe('2026-01-05T09:01:00Z');
  });

  it('say so when the quiet hours are none', async () => {
    const { host } = await aPage(NotificationSettingsPage, {
      ...nothingNew,
      'GET /api/notifications/mail': mails(),
      'GET /api/preferences': chosen({ quietHours: { on: true, from: '07:00', to: '07:00' } }),
    });
    expect(host.textContent).toContain('so no hour is quiet');
  });

  it('say aloud that the mails did not load, and have a button to try again', async () => {
    const { host, press, given } = await aPage(NotificationSettingsPage, {
      ...nothingNew,
      'GET /api/notifications/mail': aProblem('service_unavailable', 'identity did not answer within 5 s.', 503),
    });
    expect(host.querySelector('[role=alert]')?.textContent).toContain('did not answer within 5 s.');
    given['GET /api/notifications/mail'] = mails();
    await press(/^Try again$/);
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(host.textContent).toContain('No mail was made for you yet.');
  });
});
