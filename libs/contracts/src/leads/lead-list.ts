import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { AliasesByType } from './alias';
import { storedObject } from './json-value';
import { leadSortKeys } from './lead-sort-keys';

const commaList = <Item extends z.ZodType>(item: Item, max: number) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(item).min(1).max(max, `Give at most ${max} of them`),
    )
    .optional();

/** Nothing is no number, and not 0. */
const points = z.preprocess(
  (text) => (text === '' ? Number.NaN : text),
  z.coerce.number().min(-10_000_000).max(10_000_000),
);

const owner = 'Give the id of a member, me or none';

export const LeadSort = z.enum([...leadSortKeys, ...leadSortKeys.map((key) => `-${key}` as const)]);
export type LeadSort = z.infer<typeof LeadSort>;

export const LeadListQuery = PageQuery.extend({
  /** E-mail address, domain or name, or a part of one. */
  q: z.string().trim().max(200).optional(),
  /** Default `-created`. Those by score, change7, change30 and peak need `modelId`. */
  sort: LeadSort.default('-created'),
  /** Whose scores are shown, sorted and filtered by. */
  modelId: z.uuid().optional(),
  /** Further models whose scores are shown; of account models those of the lead's account. */
  modelIds: commaList(z.uuid(), 5),
  /** Points, included. */
  scoreMin: points.optional(),
  /** Points, included. */
  scoreMax: points.optional(),
  /** Points, excluded: quick ranges are half-open. */
  scoreBelow: points.optional(),
  /** Keys or names of levels, several by comma. */
  level: commaList(z.string().min(1).max(100), 50),
  accountId: z.uuid().optional(),
  /** Keys of attributes to show, several by comma. */
  attributes: commaList(z.string().min(1).max(200), 10),
  /** Members' ids, `me`, or `none`; several by comma. */
  owner: commaList(z.union([z.uuid(owner), z.enum(['me', 'none'])], owner), 50),
  /** A condition as JSON text. */
  filter: z.string().max(20_000).optional(),
  /** How exact the total must be; `about` is exact where that is cheap. */
  total: z.enum(['none', 'about', 'exact']).default('none'),
});
export type LeadListQuery = z.infer<typeof LeadListQuery>;

/** One model's score in a list. `score` null = never evaluated, which is not 0. */
export const ScoreCell = z.object({
  modelId: z.uuid(),
  score: z.number().nullable(),
  /** Key of the level. */
  level: z.string().nullable(),
  publishedVersion: z.int().nullable(),
  calculatedAt: Instant.nullable(),
  /** Net change in points over 7 and 30 days, and the greatest score so far; null = not known. */
  change7: z.number().nullable(),
  change30: z.number().nullable(),
  peak: z.number().nullable(),
});
export type ScoreCell = z.infer<typeof ScoreCell>;

export const AccountName = z.object({
  accountId: z.uuid(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
});
export type AccountName = z.infer<typeof AccountName>;

export const LeadListItem = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  aliases: AliasesByType,
  account: AccountName.nullable(),
  ownerId: z.uuid().nullable(),
  lastActiveAt: Instant.nullable(),
  createdAt: Instant,
  eventCount: z.int(),
  /** Of `modelId`; null without one, or if never evaluated. */
  score: z.number().nullable(),
  level: z.string().nullable(),
  /** By the member who asks; false for API keys. */
  watched: z.boolean(),
  /** Of every model asked for that knows the lead: `modelId` first. */
  scores: z.array(ScoreCell),
  /** Current values of the attributes that were asked for; absent without any. */
  attributes: storedObject.optional(),
});
export type LeadListItem = z.infer<typeof LeadListItem>;

export const listLeads = defineCall({
  subject: 'rpc.leads.list',
  request: LeadListQuery,
  reply: pageOf(LeadListItem),
  refusals: [
    'model_required',
    'model_not_found',
    'level_not_found',
    'model_of_accounts',
    'condition_not_supported',
    'key_is_nobody',
  ],
  timeoutMs: 20_000,
});
