import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { Attribute } from '../leads/attribute';
import { storedObject } from '../leads/json-value';

export const AccountListItem = z.object({
  accountId: z.uuid(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  /** The sender's own id. */
  id: z.string().nullable(),
  leadCount: z.int(),
  createdAt: Instant,
});
export type AccountListItem = z.infer<typeof AccountListItem>;

export const AccountListQuery = PageQuery.extend({
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['name', '-name', 'created', '-created']).default('name'),
});
export type AccountListQuery = z.infer<typeof AccountListQuery>;

export const listAccounts = defineCall({
  subject: 'rpc.leads.list-accounts',
  request: AccountListQuery,
  reply: pageOf(AccountListItem),
  refusals: [],
});

export const Account = AccountListItem.extend({ attributes: storedObject, attributeList: z.array(Attribute) });
export type Account = z.infer<typeof Account>;

export const readAccount = defineCall({
  subject: 'rpc.leads.read-account',
  request: z.object({ accountId: z.uuid() }),
  reply: Account,
  refusals: ['account_not_found'],
});
