import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { storedObject } from '../leads/json-value';

/** Something that happened, as lists show it. Points come from scoring: `eventContributions` by eventId. */
export const Activity = z.object({
  eventId: z.uuid(),
  /** The sender's own id. */
  id: z.string().nullable(),
  type: z.string(),
  occurredAt: Instant,
  receivedAt: Instant,
  /** What the sender claimed, where it lay up to 5 minutes ahead. */
  claimedAt: Instant.nullable(),
  campaign: z.string().nullable(),
  source: z.string().nullable(),
  properties: storedObject,
  /** The lead that it was recorded for: another one after a merge. */
  leadId: z.uuid(),
  /** Start of the session that it belongs to: events with no gap over 30 minutes. Null in a filtered list. */
  sessionStartedAt: Instant.nullable(),
});
export type Activity = z.infer<typeof Activity>;

export const ActivityQuery = PageQuery.extend({
  /** Event types, several by comma. */
  type: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.string().min(1).max(200)).min(1).max(50),
    )
    .optional(),
  campaign: z.string().max(200).optional(),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/** Newest first. */
export const leadActivity = defineCall({
  subject: 'rpc.leads.activity',
  request: ActivityQuery.extend({ leadId: z.uuid() }),
  reply: pageOf(Activity),
  refusals: ['lead_not_found'],
});
