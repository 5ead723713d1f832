import * as z from 'zod';
import { defineCall } from '../base/call';

const Seen = z.object({ value: z.string(), count: z.int() });

/** What was really seen in this workspace, most frequent first, for completion in editors. Counts come from a sample of the newest events. */
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
    z.object({ of: z.literal('attributes'), q: z.string().max(200).optional() }),
    z.object({ of: z.literal('attributeValues'), key: z.string().min(1).max(200), q: z.string().max(200).optional() }),
  ]),
  reply: z.object({ items: z.array(Seen) }),
});
