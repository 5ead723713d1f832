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

/** Events with no gap over 30 minutes: how long it was and how many there were in all, also beyond the page. */
export const ActivitySession = z.object({ startedAt: Instant, endedAt: Instant, events: z.int() });
export type ActivitySession = z.infer<typeof ActivitySession>;

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
  reply: pageOf(Activity).extend({
    /** Those that the page has events of, newest first. None in a filtered list. */
    sessions: z.array(ActivitySession),
  }),
  refusals: ['lead_not_found'],
});

const SeenValue = z.object({ value: z.string(), count: z.int() });

/** What a lead's events can be filtered by: values that they really have, the most frequent first, at most 200 of each. */
export const seenActivity = defineCall({
  subject: 'rpc.leads.seen-activity',
  request: z.object({ leadId: z.uuid() }),
  reply: z.object({ types: z.array(SeenValue), campaigns: z.array(SeenValue) }),
  refusals: ['lead_not_found'],
});
export type SeenActivity = z.infer<typeof seenActivity.reply>;
