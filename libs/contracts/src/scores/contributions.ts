import * as z from 'zod';
import { defineCall } from '../base/call';

/** Points that one event gives now under one model, after limits, windows and decay, before caps and groups. */
export const Contribution = z.object({
  eventId: z.uuid(),
  modelId: z.uuid(),
  points: z.number(),
  rules: z.array(z.object({ ruleId: z.string(), name: z.string(), points: z.number() })),
});
export type Contribution = z.infer<typeof Contribution>;

/** For the activity list: what each of these events of one lead gave. Events that gave nothing are absent. */
export const eventContributions = defineCall({
  subject: 'rpc.scoring.event-contributions',
  request: z.object({
    leadId: z.uuid(),
    modelIds: z.array(z.uuid()).max(20).optional(),
    eventIds: z.array(z.uuid()).min(1).max(200),
  }),
  reply: z.object({ items: z.array(Contribution) }),
  refusals: ['lead_not_found'],
});
