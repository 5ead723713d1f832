import * as z from 'zod';
import { isBlank } from '../base/seen-name';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { IdempotencyKey } from '../base/idempotency';
import { atMostTwoDecimals, toTwoDecimals } from '../models/two-decimals';

export const Adjustment = z.object({
  adjustmentId: z.uuid(),
  modelId: z.uuid(),
  points: z.number(),
  reason: z.string(),
  createdAt: Instant,
  createdBy: z.uuid().nullable(),
  expiresAt: Instant.nullable(),
  removedAt: Instant.nullable(),
});
export type Adjustment = z.infer<typeof Adjustment>;

export const AdjustmentDraft = z.strictObject({
  points: z
    .number('Give a number of points')
    .min(-100_000, 'At most 100,000 points at once')
    .max(100_000, 'At most 100,000 points at once')
    .refine(atMostTwoDecimals, 'Points have at most two decimals')
    .refine((points) => toTwoDecimals(points) !== 0, 'Give or take some points')
    .overwrite(toTwoDecimals),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why')
    .max(500)
    .refine((reason) => reason === '' || !isBlank(reason), 'Say why'),
  expiresAt: Instant.optional(),
});
export type AdjustmentDraft = z.infer<typeof AdjustmentDraft>;

/** What people did to one score. */
export const HandMade = z.object({ adjustments: z.array(Adjustment), resetAt: Instant.nullable() });

const Subject = z.object({ leadId: z.uuid(), modelId: z.uuid() });

export const listAdjustments = defineCall({
  subject: 'rpc.scoring.list-adjustments',
  request: Subject,
  reply: HandMade,
  refusals: ['lead_not_found'],
});

/** The same `idempotencyKey` for the same score again changes nothing and answers with what was made, unless that has been taken back. */
export const adjustScore = defineCall({
  subject: 'rpc.scoring.adjust-score',
  request: Subject.extend({ adjustment: AdjustmentDraft, idempotencyKey: IdempotencyKey }),
  reply: Adjustment,
  refusals: [
    'model_not_found',
    'model_of_accounts',
    'lead_not_found',
    'expiry_in_the_past',
    'adjustment_taken_back',
    'idempotency_key_reused',
  ],
});

export const removeAdjustment = defineCall({
  subject: 'rpc.scoring.remove-adjustment',
  request: Subject.extend({ adjustmentId: z.uuid() }),
  reply: Adjustment,
  refusals: ['lead_not_found', 'adjustment_not_found'],
});

/** From now on event rules and inactivity ignore what happened before; `undo` takes the latest reset back. */
export const resetScore = defineCall({
  subject: 'rpc.scoring.reset-score',
  request: Subject.extend({ undo: z.boolean().default(false), idempotencyKey: IdempotencyKey }),
  reply: z.object({ resetAt: Instant.nullable() }),
  refusals: ['model_not_found', 'model_of_accounts', 'lead_not_found', 'reset_not_found', 'idempotency_key_reused'],
});
