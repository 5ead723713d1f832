import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { isBlank } from '../base/seen-name';
import { EditToken } from '../base/whole-numbers';
import { Condition } from '../conditions/condition';
import { EditedCondition } from '../conditions/edited-condition';
import { type LeadSortKey, leadSortKeys } from '../leads/lead-sort-keys';
import { isStorable } from '../leads/text';

const ViewName = z
  .string()
  .trim()
  .min(1, 'Give the view a name')
  .max(80, 'Keep the name under 81 characters')
  .refine((name) => name === '' || !isBlank(name), 'Give the view a name')
  .refine(isStorable, 'This name contains a character that cannot be stored');

const kinds = ['engagement', 'profile', 'custom'];
const ofModel = ['score', 'change7', 'change30', 'peak'] satisfies LeadSortKey[];

/** A key of the list, turned round by `-`; what is of a model names the kind of it. */
function isSort(text: string): boolean {
  const [key, kind, ...rest] = text.replace(/^-/, '').split(':');
  if (!leadSortKeys.some((known) => known === key) || rest.length > 0) return false;
  return ofModel.some((known) => known === key) ? kinds.some((known) => known === kind) : kind === undefined;
}

const ViewSort = z
  .string()
  .refine(isSort, 'Give a sort of the list, as in -lastActivity, or -score:engagement where a model counts');

/** What the leads list looks at: whom, and in which order. */
export const ViewContent = z.strictObject({
  /** E-mail address, domain or name, or a part of one; '' = none. */
  q: z.string().trim().max(200).default(''),
  /** null = everybody. "me" in it means whoever looks. */
  filter: Condition.nullable().default(null),
  /** As the list's address has it: `-lastActivity`, `-score:engagement`. */
  sort: ViewSort.default('-lastActivity'),
});
export type ViewContent = z.infer<typeof ViewContent>;

export const SavedView = ViewContent.extend({
  viewId: z.uuid(),
  name: z.string(),
  /** Of a view from before sorts were checked, whatever it was given: the list then is as without one. */
  sort: z.string(),
  /** Everybody in the workspace sees it; else only its owner. */
  shared: z.boolean(),
  ownerId: z.uuid(),
  /** Whether who asks may change, delete and restore it. */
  mine: z.boolean(),
  changedAt: Instant,
  /** Edit token. */
  version: z.int(),
});
export type SavedView = z.infer<typeof SavedView>;

export const ViewDraft = ViewContent.extend({
  filter: EditedCondition.nullable().default(null),
  name: ViewName,
  shared: z.boolean().default(false),
});
export type ViewDraft = z.infer<typeof ViewDraft>;

/** What is not given stays. `version`, if given, must be the current one. */
export const ViewChange = z.strictObject({
  version: EditToken().optional(),
  name: ViewName.optional(),
  shared: z.boolean().optional(),
  q: ViewContent.shape.q.unwrap().optional(),
  filter: ViewDraft.shape.filter.unwrap().optional(),
  sort: ViewContent.shape.sort.unwrap().optional(),
});
export type ViewChange = z.infer<typeof ViewChange>;

const OneView = z.object({ viewId: z.uuid() });

/** One's own and the shared ones, by name. */
export const listViews = defineCall({
  subject: 'rpc.identity.views.list',
  request: z.strictObject({}),
  reply: z.object({ items: z.array(SavedView) }),
  refusals: ['members_only'],
});

/** The same view again is answered as it is. */
export const createView = defineCall({
  subject: 'rpc.identity.views.create',
  request: ViewDraft,
  reply: SavedView,
  refusals: ['members_only', 'view_name_taken', 'too_many_views', 'viewers_do_not_share'],
});

export const changeView = defineCall({
  subject: 'rpc.identity.views.change',
  request: ViewChange.extend(OneView.shape),
  reply: SavedView,
  refusals: [
    'members_only',
    'view_not_found',
    'view_of_another',
    'view_name_taken',
    'version_stale',
    'viewers_do_not_share',
  ],
});

/** Kept for a week, so that it can be restored. The same again changes nothing. */
export const deleteView = defineCall({
  subject: 'rpc.identity.views.delete',
  request: OneView,
  reply: z.object({}),
  refusals: ['members_only', 'view_not_found', 'view_of_another'],
});

/** Takes a deletion back. The same again changes nothing. */
export const restoreView = defineCall({
  subject: 'rpc.identity.views.restore',
  request: OneView,
  reply: SavedView,
  refusals: ['members_only', 'view_not_found', 'view_of_another', 'view_name_taken'],
});
