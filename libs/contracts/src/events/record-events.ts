import * as z from 'zod';
import { defineCall } from '../base/call';
import { SentInstant } from '../base/sent-instant';
import { LeadReference } from '../leads/alias';
import { jsonObject } from '../leads/json-value';
import { lenientLines, RefusedLine } from '../leads/lenient-lines';
import { ExactText } from '../leads/text';

/** Properties of one event, at most 16 kB as JSON. */
export const EventProperties = jsonObject({ maxBytes: 16_384, maxDepth: 8, maxKeys: 500, maxKeyLength: 200 });

/** An event as programs send it. */
export const EventDraft = z.strictObject({
  /** Idempotency key: the same again is a duplicate, whatever else it says. */
  id: ExactText(200).min(1, 'Give a key, or leave it out').nullish(),
  type: ExactText(200).min(1, 'Say what happened, as in email_opened'),
  /** Default: now. At most 5 minutes ahead. */
  occurredAt: SentInstant.optional(),
  lead: LeadReference,
  campaign: ExactText(200).nullish(),
  source: ExactText(200).nullish(),
  properties: EventProperties.nullish(),
});
export type EventDraft = z.infer<typeof EventDraft>;

export const RecordEvents = z.strictObject({ events: lenientLines(EventDraft) });
export type RecordEvents = z.infer<typeof RecordEvents>;

/** The event was kept, but an alias in it belongs to another lead: perhaps the two are one person. */
export const EventWarning = z.object({
  index: z.int(),
  path: z.string(),
  message: z.string(),
  code: z.literal('alias_of_other_lead'),
  leadIds: z.array(z.uuid()),
});
export type EventWarning = z.infer<typeof EventWarning>;

export const RecordedEvents = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  refused: z.array(RefusedLine),
  warnings: z.array(EventWarning),
});
export type RecordedEvents = z.infer<typeof RecordedEvents>;

/**
 * Records up to 1,000 events; answered when they are durable. Unknown leads are made from their aliases. Bad lines are
 * reported and the good ones kept; if no line is good the call is refused as `invalid_request` with issues as in
 * `events.0.occurredAt` (details.refused has the lines).
 */
export const recordEvents = defineCall({
  subject: 'rpc.leads.record-events',
  request: RecordEvents.extend({
    /**
     * The request's Idempotency-Key: names the events that bring no `id` of their own, by their places. Where it has named others before, the
     * whole call is refused. A request of which all events have an `id` does not need it.
     */
    idempotencyKey: ExactText(200).optional(),
  }),
  reply: RecordedEvents,
  refusals: ['lead_not_found', 'idempotency_key_reused'],
  timeoutMs: 15_000,
});
