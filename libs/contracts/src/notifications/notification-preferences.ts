import * as z from 'zod';
import { NotificationKind } from './notification-kind';
import { notificationKinds } from './notification-kinds';

const HourAndMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time of day, as in 08:00');

const Channels = z.strictObject({ app: z.boolean(), mail: z.boolean() });
export type NotificationChannels = z.infer<typeof Channels>;

/** What a member wants to be told, and how. What is absent is as `defaultChannels` says. */
export const NotificationPreferences = z.strictObject({
  /** The master switch: off = nothing at all, with the choices below kept for later. */
  on: z.boolean().default(true),
  kinds: z.partialRecord(NotificationKind, Channels).default({}),
  /** No mail between these times of the member's zone; what comes then is sent at the end. May go over midnight. */
  quietHours: z.strictObject({ on: z.boolean(), from: HourAndMinute, to: HourAndMinute }).optional(),
  /** One mail a day in place of one soon after each thing. */
  digest: z.strictObject({ on: z.boolean(), at: HourAndMinute }).optional(),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const defaultChannels = (kind: NotificationKind): NotificationChannels => ({
  app: true,
  mail: notificationKinds[kind].mail,
});

export const channelsOf = (preferences: NotificationPreferences, kind: NotificationKind): NotificationChannels =>
  preferences.on ? (preferences.kinds[kind] ?? defaultChannels(kind)) : { app: false, mail: false };
