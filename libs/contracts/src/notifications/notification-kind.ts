import * as z from 'zod';
import { notificationKinds } from './notification-kinds';

export type NotificationKind = keyof typeof notificationKinds;
export const NotificationKind = z.enum(Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]]);
