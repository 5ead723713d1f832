import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { NotificationKind } from './notification-kind';

/** What one thing was about, besides its subject. Points, keys and counts: never what a person is called. */
export const NotificationDetail = z.object({
  /** Of the score that moved. */
  from: z.number().nullable().optional(),
  to: z.number().optional(),
  threshold: z.number().optional(),
  direction: z.enum(['up', 'down']).optional(),
  /** The newest thing that the lead did. */
  eventType: z.string().optional(),
  /** How many things at once. */
  events: z.int().optional(),
  /** Of a run: what it did. */
  runKind: z.string().optional(),
});
export type NotificationDetail = z.infer<typeof NotificationDetail>;

/** A lead or a run that a notification is about, as it is called now; null = it has no name, or is gone. */
export const NotificationSubject = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  at: Instant,
  detail: NotificationDetail,
});
export type NotificationSubject = z.infer<typeof NotificationSubject>;

/** One line of the bell: one thing, or a burst of the same. Its words are made from it by `notificationText`. */
export const Notification = z.object({
  notificationId: z.uuid(),
  kind: NotificationKind,
  /** How many things it tells. */
  count: z.int(),
  /** How many leads or runs they are about. */
  subjectCount: z.int(),
  /** The newest, at most three. */
  subjects: z.array(NotificationSubject),
  model: z.object({ modelId: z.uuid(), name: z.string().nullable() }).nullable(),
  level: z.object({ key: z.string(), name: z.string(), tone: z.string().nullable() }).nullable(),
  firstAt: Instant,
  at: Instant,
  read: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

const commaList = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(max))
    .optional();

export const NotificationQuery = PageQuery.extend({
  /** Only what is not read yet. */
  unread: z.stringbool().or(z.boolean()).optional(),
  /** Several by comma. */
  kind: commaList(NotificationKind, 10),
});
export type NotificationQuery = z.infer<typeof NotificationQuery>;

/** One's own, newest first. `unread`: how many there are in all, whatever the filter. */
export const listNotifications = defineCall({
  subject: 'rpc.identity.notifications.list',
  request: NotificationQuery,
  reply: pageOf(Notification).extend({ unread: z.int() }),
  refusals: ['members_only'],
});

/** How long they are kept since they were last added to: unread ones, and since they were read. Mails that have left as long as unread ones. */
export const notificationsKept = { days: 90, readDays: 30 } as const;

/** Some by id, or all that there are up to an instant, so that what comes meanwhile stays unread. */
export const ReadNotifications = z.union(
  [
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(200), read: z.boolean().default(true) }),
    z.strictObject({ all: z.literal(true), until: Instant.optional() }),
  ],
  'Give ids (up to 200), or all: true',
);
export type ReadNotifications = z.infer<typeof ReadNotifications>;

/** The same again changes nothing; ids of others are passed over. */
export const readNotifications = defineCall({
  subject: 'rpc.identity.notifications.read',
  request: ReadNotifications,
  reply: z.object({ unread: z.int() }),
  refusals: ['members_only'],
});

/** A mail that was made for the member: what became of it, and why not. */
export const NotificationMail = z.object({
  mailId: z.uuid(),
  state: z.enum(['waiting', 'sending', 'sent', 'dead', 'dropped']),
  digest: z.boolean(),
  /** How many things it tells. */
  count: z.int(),
  createdAt: Instant,
  /** When it is tried next; null when it is not. */
  dueAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  attempts: z.int(),
  reason: z.string().nullable(),
});
export type NotificationMail = z.infer<typeof NotificationMail>;

/** Whether this server can send mail at all, and the member's newest mails. */
export const notificationMail = defineCall({
  subject: 'rpc.identity.notifications.mail',
  request: z.strictObject({}),
  reply: z.object({ available: z.boolean(), timeZone: z.string(), items: z.array(NotificationMail) }),
  refusals: ['members_only'],
});
