import * as z from 'zod';
import { defineCall } from '../base/call';

const Seen = z.object({ value: z.string(), count: z.int() });

/**
 * What was really seen in this workspace, most frequent first, for completion in editors. Counts are of what was looked at: all events
 * of the last 180 days, or a sample from each of their months where there are too many.
 */
export const seenValues = defineCall({
  subject: 'rpc.scoring.seen-values',
  request: z.discriminatedUnion('of', [
    z.object({ of: z.literal('eventTypes'), q: z.string().max(200).optional() }),
    z.object({
      of: z.literal('properties'),
      eventType: z.string().max(200).optional(),
      q: z.string().max(200).optional(),
    }),
    z.object({
      of: z.literal('propertyValues'),
      eventType: z.string().max(200).optional(),
      key: z.string().min(1).max(200),
      q: z.string().max(200).optional(),
    }),
    z.object({ of: z.literal('campaigns'), q: z.string().max(200).optional() }),
    z.object({ of: z.literal('attributes'), account: z.boolean().default(false), q: z.string().max(200).optional() }),
    z.object({
      of: z.literal('attributeValues'),
      account: z.boolean().default(false),
      key: z.string().min(1).max(200),
      q: z.string().max(200).optional(),
    }),
  ]),
  reply: z.object({
    items: z.array(Seen),
    /** How many events, or changes of attributes, were looked at. */
    sampled: z.int(),
    /** Those were all that there are: what is not in a list that is not full was never seen. */
    whole: z.boolean(),
  }),
});
