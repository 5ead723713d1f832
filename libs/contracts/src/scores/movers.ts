import * as z from 'zod';
import { defineCall } from '../base/call';
import { PageQuery, pageOf } from '../base/page';

/** Who gained or lost points. 7 and 30 days: by today's version then and now. One day: by the history of what was shown, without publishing. */
export const MoversQuery = PageQuery.extend({
  days: z.coerce
    .number()
    .pipe(z.literal([1, 7, 30], 'days is 1, 7 or 30'))
    .default(7),
  direction: z.enum(['up', 'down'], 'direction is up or down').default('up'),
});
export type MoversQuery = z.infer<typeof MoversQuery>;

export const Mover = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  /** Its first alias, to name it by when it has no name. */
  alias: z.string().nullable(),
  score: z.number(),
  level: z.string(),
  /** Points gained in the days that were asked for; negative when they were lost. */
  change: z.number(),
});
export type Mover = z.infer<typeof Mover>;

/** Leads of one model by what they gained (greatest first), or lost. */
export const listMovers = defineCall({
  subject: 'rpc.scoring.list-movers',
  request: MoversQuery.extend({ modelId: z.uuid() }),
  reply: pageOf(Mover),
  refusals: ['model_not_found', 'model_of_accounts'],
  timeoutMs: 10_000,
});
