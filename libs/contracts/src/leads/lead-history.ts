import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { maxPageSize, pageOf, PageQuery } from '../base/page';
import { AliasType } from './alias';
import { AttributeKind, ChangedBy } from './attribute';

/** `memberOrKey`: only the id is remembered. */
const HistoryBy = z.object({ kind: z.enum([...ChangedBy.shape.kind.options, 'memberOrKey']), id: z.uuid().nullable() });
export type HistoryBy = z.infer<typeof HistoryBy>;

/** `by`: null = it came with data that names nobody. */
const changed = {
  changeId: z.uuid(),
  at: Instant,
  by: HistoryBy.nullable(),
  /** The lead that it was told of: another one after a merge. */
  leadId: z.uuid(),
};

/** One value that was set. `since`: from when on it holds; `at` is when it was told. Null = taken away, or not set before. */
const AttributeEntry = z.object({
  ...changed,
  kind: z.literal('attribute'),
  key: z.string(),
  value: z.unknown(),
  valueKind: AttributeKind,
  before: z.unknown(),
  since: Instant,
  source: z.string().nullable(),
});
const NameEntry = z.object({
  ...changed,
  kind: z.literal('name'),
  name: z.string().nullable(),
  before: z.string().nullable(),
});
const OwnerEntry = z.object({
  ...changed,
  kind: z.literal('owner'),
  ownerId: z.uuid().nullable(),
  before: z.uuid().nullable(),
});
const AliasEntry = z.object({
  ...changed,
  kind: z.literal('alias'),
  action: z.enum(['added', 'removed', 'madePrimary']),
  type: AliasType,
  value: z.string(),
});
/** `text` as it is now; null: the note is deleted. */
const NoteEntry = z.object({
  ...changed,
  kind: z.literal('note'),
  action: z.enum(['written', 'edited', 'deleted', 'restored']),
  noteId: z.uuid(),
  text: z.string().nullable(),
});
/** `leadIds` went into `targetId`, or came out of it again, with so many events. */
const MergeEntry = z.object({
  ...changed,
  kind: z.literal('merge'),
  action: z.enum(['merged', 'undone']),
  mergeId: z.uuid(),
  targetId: z.uuid(),
  leadIds: z.array(z.uuid()),
  events: z.int(),
});
const AdjustmentEntry = z.object({
  ...changed,
  kind: z.literal('adjustment'),
  action: z.enum(['made', 'removed']),
  modelId: z.uuid(),
  points: z.number(),
  reason: z.string(),
  expiresAt: Instant.nullable(),
});
const ResetEntry = z.object({
  ...changed,
  kind: z.literal('reset'),
  action: z.enum(['made', 'undone']),
  modelId: z.uuid(),
});

/** One change of a lead or of its scores by hand. */
export const HistoryEntry = z.discriminatedUnion('kind', [
  AttributeEntry,
  NameEntry,
  OwnerEntry,
  AliasEntry,
  NoteEntry,
  MergeEntry,
  AdjustmentEntry,
  ResetEntry,
]);
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type HistoryEntryOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>;

export const historyKinds = ['attribute', 'name', 'owner', 'alias', 'note', 'merge', 'adjustment', 'reset'] as const;
export const HistoryKind = z.enum(historyKinds);
export type HistoryKind = z.infer<typeof HistoryKind>;

export const HistoryQuery = PageQuery.extend({
  /** Several by comma; none = all. */
  kind: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(HistoryKind).min(1).max(20))
    .optional(),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** What programs and the console read: the two parts below as one list, newest first. */
export const LeadHistoryPage = pageOf(HistoryEntry);
export type LeadHistoryPage = z.infer<typeof LeadHistoryPage>;

/** Where the last page ended: entries are in order of (at, changeId), the newest first. */
export const HistoryPlace = z.object({ at: Instant, changeId: z.uuid() });
export type HistoryPlace = z.infer<typeof HistoryPlace>;

const Part = z.object({
  leadId: z.uuid(),
  kinds: z.array(HistoryKind),
  before: HistoryPlace.optional(),
  limit: z
    .int()
    .min(1)
    .max(maxPageSize + 1),
});

/** What leads remember of a lead; kinds that are not theirs are left out. */
export const leadHistory = defineCall({
  subject: 'rpc.leads.history',
  request: Part,
  reply: z.object({ items: z.array(HistoryEntry) }),
  refusals: ['lead_not_found'],
});

/** What people did to the scores of a lead by hand. */
export const scoreChangesByHand = defineCall({
  subject: 'rpc.scoring.changes-by-hand',
  request: Part,
  reply: z.object({ items: z.array(HistoryEntry) }),
  refusals: ['lead_not_found'],
});
