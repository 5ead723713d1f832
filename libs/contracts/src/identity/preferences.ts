import * as z from 'zod';
import { defineCall } from '../base/call';
import { NotificationPreferences } from '../notifications/notification-preferences';
import { TimeZone } from './workspace';

const TableChoice = z.strictObject({
  /** Shown columns in their order; what is not named is hidden. */
  columns: z
    .array(z.strictObject({ key: z.string().min(1).max(80), widthPx: z.int().min(24).max(2_000).optional() }))
    .max(60)
    .optional(),
  sort: z.string().max(80).optional(),
  pageSize: z.int().min(10).max(200).optional(),
});
export type TableChoice = z.infer<typeof TableChoice>;

const TableName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What a member chose for themself, kept on the server. Every key may be absent: then the console's default holds. */
export const Preferences = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  timeZone: TimeZone.optional(),
  /** The model whose score is shown, per kind of model. */
  models: z
    .strictObject({
      engagement: z.uuid().nullable().optional(),
      profile: z.uuid().nullable().optional(),
      account: z.uuid().nullable().optional(),
      custom: z.uuid().nullable().optional(),
    })
    .optional(),
  /** By the name of the table, as in `leads`. */
  tables: z.record(TableName, TableChoice).optional(),
  /** The saved view that a list opens with; null: none. */
  views: z.strictObject({ leads: z.uuid().nullable().optional() }).optional(),
  navigationCollapsed: z.boolean().optional(),
  notifications: NotificationPreferences.optional(),
});
export type Preferences = z.infer<typeof Preferences>;
export type PreferenceKey = keyof Preferences;

export const readPreferences = defineCall({
  subject: 'rpc.identity.preferences.read',
  request: z.strictObject({}),
  reply: Preferences,
  refusals: ['members_only'],
});

/** A table has each column once; what was kept before that was checked is read all the same. */
const TableChange = TableChoice.superRefine(({ columns = [] }, context) => {
  columns.forEach(({ key }, index) => {
    if (columns.findIndex((other) => other.key === key) < index)
      context.addIssue({ code: 'custom', path: ['columns', index, 'key'], message: 'This column is there already' });
  });
});

/** Each key that is given replaces what was kept under it; null forgets it; the others stay. */
export const PreferencesChange = z.strictObject({
  theme: Preferences.shape.theme.nullable(),
  density: Preferences.shape.density.nullable(),
  timeZone: Preferences.shape.timeZone.nullable(),
  models: Preferences.shape.models.nullable(),
  tables: z
    .record(TableName, TableChange, {
      error: ({ code }) => (code === 'invalid_key' ? 'Name a table in small letters, as in leads' : undefined),
    })
    .nullish(),
  views: Preferences.shape.views.nullable(),
  navigationCollapsed: Preferences.shape.navigationCollapsed.nullable(),
  notifications: Preferences.shape.notifications.nullable(),
});
export type PreferencesChange = z.infer<typeof PreferencesChange>;

export const changePreferences = defineCall({
  subject: 'rpc.identity.preferences.change',
  request: PreferencesChange,
  reply: Preferences,
  refusals: ['members_only'],
});
