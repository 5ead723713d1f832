import {
  listNotifications,
  notificationMail,
  NotificationQuery,
  readNotifications,
  ReadNotifications,
} from '@heatline/contracts';
import { route } from './route';

const notifications = { area: 'Notifications', role: 'viewer', scope: null } as const;

export const notificationRoutes = [
  route(
    listNotifications,
    {
      ...notifications,
      method: 'GET',
      path: '/notifications',
      query: NotificationQuery,
      summary: 'What you were told of, newest first, and how much of it is unread',
    },
    ({ query }) => query,
  ),
  route(
    readNotifications,
    {
      ...notifications,
      method: 'POST',
      path: '/notifications/read',
      body: ReadNotifications,
      summary: 'Mark some notifications as read or unread, or all as read',
    },
    ({ body }) => body,
  ),
  route(
    notificationMail,
    {
      ...notifications,
      method: 'GET',
      path: '/notifications/mail',
      summary: 'Whether this server sends mail, and what became of your newest mails',
    },
    () => ({}),
  ),
];
