import * as z from 'zod';
import { defineCall } from '../base/call';

/** Why a score is what it is, in one sentence made from its ledger. */
export const ScoreWhy = z.object({ leadId: z.uuid(), why: z.string() });
export type ScoreWhy = z.infer<typeof ScoreWhy>;

/** Sentences for the stored scores of these leads under one model; leads without a score are absent. */
export const whyScores = defineCall({
  subject: 'rpc.scoring.why-scores',
  request: z.object({ modelId: z.uuid(), leadIds: z.array(z.uuid()).min(1).max(200) }),
  reply: z.object({ items: z.array(ScoreWhy) }),
  refusals: ['model_not_found', 'model_of_accounts'],
  timeoutMs: 10_000,
});
