import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { SentInstant } from '../base/sent-instant';
import { pageOf, PageQuery } from '../base/page';
import { EditToken } from '../base/whole-numbers';
import { Attribute } from '../leads/attribute';
import { EditedAttributes } from '../leads/edited-attributes';
import { storedObject } from '../leads/json-value';
import { ScoreCell } from '../leads/lead-list';
import { ExactText } from '../leads/text';
import { accountSorts } from './account-sorts';

export const AccountListItem = z.object({
  accountId: z.uuid(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  /** The sender's own id. */
  id: z.string().nullable(),
  /** Leads that belong to it now; merged ones count once. */
  leadCount: z.int(),
  /** Of all its leads. */
  lastActiveAt: Instant.nullable(),
  createdAt: Instant,
  /** Of `modelId`; null without one, or if never evaluated. */
  score: ScoreCell.nullable(),
});
export type AccountListItem = z.infer<typeof AccountListItem>;

export const AccountSort = z.enum(accountSorts);
export type AccountSort = z.infer<typeof AccountSort>;

export const AccountListQuery = PageQuery.extend({
  /** Name or domain, or a part of one. */
  q: z.string().trim().max(200).optional(),
  /** Default `name`. The one by score needs `modelId`; accounts without a value come last either way. */
  sort: AccountSort.default('name'),
  /** The account model whose scores are shown, sorted and filtered by. */
  modelId: z.uuid().optional(),
  /** Keys or names of levels, several by comma; needs `modelId`. */
  level: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.string().min(1).max(100)).min(1).max(50),
    )
    .optional(),
  /** Whether all are counted; `about` is exact where that is cheap. */
  total: z.enum(['none', 'about']).default('none'),
});
export type AccountListQuery = z.infer<typeof AccountListQuery>;

export const listAccounts = defineCall({
  subject: 'rpc.leads.list-accounts',
  request: AccountListQuery,
  reply: pageOf(AccountListItem),
  refusals: ['model_required', 'model_not_found', 'model_not_of_accounts', 'level_not_found'],
});

export const Account = AccountListItem.omit({ score: true }).extend({
  attributes: storedObject,
  attributeList: z.array(Attribute),
  /** Edit token. */
  version: z.int(),
});
export type Account = z.infer<typeof Account>;

const OneAccount = z.object({ accountId: z.uuid() });

export const readAccount = defineCall({
  subject: 'rpc.leads.read-account',
  request: OneAccount,
  reply: Account,
  refusals: ['account_not_found'],
});

/** A null attribute is taken away. `version`, if given, must be the current one. */
export const AccountChange = z.strictObject({
  version: EditToken().optional(),
  name: ExactText(500).nullish(),
  attributes: EditedAttributes.optional(),
  at: SentInstant.optional(),
});
export type AccountChange = z.infer<typeof AccountChange>;

export const changeAccount = defineCall({
  subject: 'rpc.leads.change-account',
  request: AccountChange.extend({ accountId: z.uuid() }),
  reply: Account,
  refusals: ['account_not_found', 'version_stale'],
});
