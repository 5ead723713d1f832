import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { IdempotencyKey } from '../base/idempotency';
import { Adjustment, AdjustmentDraft, HandMade } from './adjustments';
import { Explanation, ExplainQuery } from './explain';
import { ScoreCard } from './lead-scores';
import { ScoreHistory, ScoreHistoryQuery } from './score-history';

const Account = z.object({ accountId: z.uuid() });
const AccountAndModel = Account.extend({ modelId: z.uuid() });

/** What all members of an account did, together. */
export const AccountActivity = z.object({
  /** Leads that belong to it now; merged ones count once. */
  memberCount: z.int(),
  eventCount: z.int(),
  lastActivityAt: Instant.nullable(),
});
export type AccountActivity = z.infer<typeof AccountActivity>;

/** Cards of all active account models (and of `modelId`, active or not). */
export const accountScores = defineCall({
  subject: 'rpc.scoring.account-scores',
  request: Account.extend({ modelId: z.uuid().optional() }),
  reply: z.object({ items: z.array(ScoreCard), activity: AccountActivity }),
  refusals: ['account_not_found', 'model_not_found'],
});

/** Evaluates one account under one model now; only this row's calculated time moves. */
export const updateAccountScore = defineCall({
  subject: 'rpc.scoring.update-account-score',
  request: AccountAndModel,
  reply: ScoreCard,
  refusals: [
    'model_not_found',
    'model_archived',
    'model_not_published',
    'model_not_active',
    'model_not_of_accounts',
    'account_not_found',
  ],
});

/** As `Explanation`, of an account: `eventCount` and `lastActivityAt` are those of all members. */
export const AccountExplanation = Explanation.omit({ leadId: true }).extend({
  accountId: z.uuid(),
  memberCount: z.int(),
});
export type AccountExplanation = z.infer<typeof AccountExplanation>;

/** Why this number: recomputed from today's members and today's known facts. */
export const explainAccountScore = defineCall({
  subject: 'rpc.scoring.explain-account-score',
  request: ExplainQuery.extend({ accountId: z.uuid() }),
  reply: AccountExplanation,
  refusals: [
    'model_not_found',
    'model_not_published',
    'model_not_of_accounts',
    'version_not_found',
    'account_not_found',
    'as_of_in_future',
  ],
  timeoutMs: 10_000,
});

export const AccountScoreHistoryQuery = ScoreHistoryQuery.omit({ leadId: true });
export type AccountScoreHistoryQuery = z.infer<typeof AccountScoreHistoryQuery>;
export const AccountScoreHistory = ScoreHistory.omit({ leadId: true }).extend({ accountId: z.uuid() });
export type AccountScoreHistory = z.infer<typeof AccountScoreHistory>;

export const accountScoreHistory = defineCall({
  subject: 'rpc.scoring.account-score-history',
  request: AccountScoreHistoryQuery.extend({ accountId: z.uuid() }),
  reply: AccountScoreHistory,
  refusals: ['model_not_found', 'model_not_published', 'model_not_of_accounts', 'account_not_found', 'range_invalid'],
  timeoutMs: 10_000,
});

export const listAccountAdjustments = defineCall({
  subject: 'rpc.scoring.list-account-adjustments',
  request: AccountAndModel,
  reply: HandMade,
  refusals: ['account_not_found'],
});

/** As `adjustScore`. */
export const adjustAccountScore = defineCall({
  subject: 'rpc.scoring.adjust-account-score',
  request: AccountAndModel.extend({ adjustment: AdjustmentDraft, idempotencyKey: IdempotencyKey }),
  reply: Adjustment,
  refusals: [
    'model_not_found',
    'model_not_of_accounts',
    'account_not_found',
    'expiry_in_the_past',
    'adjustment_taken_back',
    'idempotency_key_reused',
  ],
});

export const removeAccountAdjustment = defineCall({
  subject: 'rpc.scoring.remove-account-adjustment',
  request: AccountAndModel.extend({ adjustmentId: z.uuid() }),
  reply: Adjustment,
  refusals: ['account_not_found', 'adjustment_not_found'],
});

/** As `resetScore`: what members did before no longer counts for this account's score. */
export const resetAccountScore = defineCall({
  subject: 'rpc.scoring.reset-account-score',
  request: AccountAndModel.extend({ undo: z.boolean().default(false), idempotencyKey: IdempotencyKey }),
  reply: z.object({ resetAt: Instant.nullable() }),
  refusals: [
    'model_not_found',
    'model_not_of_accounts',
    'account_not_found',
    'reset_not_found',
    'idempotency_key_reused',
  ],
});
