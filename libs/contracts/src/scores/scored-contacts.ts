import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';

export const ScoredContact = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  aliases: z.array(z.object({ type: z.string(), value: z.string() })),
  score: z.number().nullable(),
  /** Key of the level. */
  level: z.string().nullable(),
  publishedVersion: z.int().nullable(),
  calculatedAt: Instant.nullable(),
});
export type ScoredContact = z.infer<typeof ScoredContact>;

export const ScoredContactsQuery = PageQuery.extend({
  /** Key (or name) of a level; several by repeating or by comma. */
  level: z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]).optional(),
  sort: z.enum(['-score', 'score']).default('-score'),
});
export type ScoredContactsQuery = z.infer<typeof ScoredContactsQuery>;

/** People of one model by score, best first; those never evaluated come last. */
export const scoredContacts = defineCall({
  subject: 'rpc.scoring.scored-contacts',
  request: ScoredContactsQuery.extend({ modelId: z.uuid() }),
  reply: pageOf(ScoredContact),
  refusals: ['model_not_found', 'model_of_accounts', 'level_not_found'],
});
