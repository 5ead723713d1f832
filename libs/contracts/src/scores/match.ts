import * as z from 'zod';
import { defineCall } from '../base/call';
import { Condition } from '../conditions/condition';

/** Whom "me" means, in owner and watched leaves. */
const memberId = z.uuid().optional();

/** Which of these leads satisfy a condition now: the candidates of a list page, answered in their order, from the first one on. */
export const matchLeads = defineCall({
  subject: 'rpc.scoring.match',
  request: z.object({ condition: Condition, leadIds: z.array(z.uuid()).max(5_000), memberId }),
  reply: z.object({
    leadIds: z.array(z.uuid()),
    /** False: it looks for something new, so raw events were read. Right all the same, but a hundred times as slow. */
    ready: z.boolean(),
    /** So many of them were looked at: all, but where raw events are read and the first ones have many. At least one. */
    looked: z.int(),
  }),
  refusals: ['condition_not_supported'],
  timeoutMs: 20_000,
});

/**
 * Everybody who satisfies a condition now, in the order of ids, in pages of some hundred thousand leads looked at. Looking for
 * something new is refused `condition_not_ready` {runId}: a run has begun that reads all events for it, or one is under way that another
 * follows for it. Ask again when it has ended.
 */
export const matchEverybody = defineCall({
  subject: 'rpc.scoring.match-everybody',
  request: z.object({
    condition: Condition,
    memberId,
    /** `next` of the page before, and its `asOf`. */
    after: z.uuid().optional(),
    asOf: z.int().optional(),
  }),
  reply: z.object({
    /** Ids of sixteen bytes each, ascending, in base64. */
    packed: z.string(),
    /** Where to go on; null = everybody was looked at. */
    next: z.uuid().nullable(),
    /** T of the first page, in seconds since 1970. */
    asOf: z.int(),
  }),
  refusals: ['condition_not_supported', 'condition_not_ready'],
  timeoutMs: 60_000,
});
