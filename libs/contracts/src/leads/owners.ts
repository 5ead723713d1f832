import * as z from 'zod';
import { defineAnnouncement, defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { SentId } from '../base/sent-id';
import { ChangedBy } from './attribute';
import { Lead } from './lead';

/** An active member of the workspace; null = nobody. */
export const OwnerChoice = z.strictObject({ ownerId: SentId('Give the id of a member, or null').nullable() });
export type OwnerChoice = z.infer<typeof OwnerChoice>;

export const assignOwner = defineCall({
  subject: 'rpc.leads.assign-owner',
  request: OwnerChoice.extend({ leadId: SentId(), idempotencyKey: IdempotencyKey }),
  reply: Lead,
  refusals: ['lead_not_found', 'owner_not_member', 'idempotency_key_reused'],
});

/** One change of owner. `batchId` is shared by all that one request or run changed: what can be taken back at once. */
export const OwnerChange = z.object({
  changeId: z.uuid(),
  /** The lead that it was made for: another one after a merge. */
  leadId: z.uuid(),
  from: z.uuid().nullable(),
  to: z.uuid().nullable(),
  at: Instant,
  by: ChangedBy,
  batchId: z.uuid(),
});
export type OwnerChange = z.infer<typeof OwnerChange>;

/** Newest first. */
export const ownerHistory = defineCall({
  subject: 'rpc.leads.owner-history',
  request: PageQuery.extend({ leadId: z.uuid() }),
  reply: pageOf(OwnerChange),
  refusals: ['lead_not_found'],
});

/**
 * Leads got another owner (null = nobody): one message per batch of at most 1,000, all of one request or run with the same `batchId`.
 * Who was the owner before stands in the history of each lead.
 */
export const ownerChanged = defineAnnouncement({
  subject: 'evt.leads.owner-changed',
  payload: z.object({
    leadIds: z.array(z.uuid()).min(1).max(1_000),
    ownerId: z.uuid().nullable(),
    by: ChangedBy,
    at: Instant,
    batchId: z.uuid(),
    /** An earlier batch that this takes back, and whom it had given the leads. */
    undoes: z.object({ batchId: z.uuid(), ownerId: z.uuid().nullable() }).optional(),
  }),
});
export type OwnerChanged = z.infer<typeof ownerChanged.payload>;
