import * as z from 'zod';
import { defineCall } from '../base/call';
import { Condition } from '../conditions/condition';

/**
 * Which leads satisfy a condition now. Three ways to ask: of `leadIds` (the candidates of a list page, answered in their
 * order), of everybody page-wise in id order (`after`, `limit`), or only how many.
 */
export const matchLeads = defineCall({
  subject: 'rpc.scoring.match',
  request: z.object({
    condition: Condition,
    leadIds: z.array(z.uuid()).max(1_000).optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(1_000).default(200),
    countOnly: z.boolean().default(false),
    /** Whom "me" means in owner leaves. */
    memberId: z.uuid().optional(),
  }),
  reply: z.object({
    leadIds: z.array(z.uuid()),
    /** Where to go on; null = everybody was looked at. */
    next: z.uuid().nullable(),
    count: z.int().optional(),
  }),
  refusals: ['condition_not_supported', 'model_not_found'],
  timeoutMs: 20_000,
});
