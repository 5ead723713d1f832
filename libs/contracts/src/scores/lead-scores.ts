import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { LevelBadge, ModelKind } from '../models/model';

/** Net change in points over the last 7 and 30 days (of the version in force), and the greatest recorded score. */
export const Trend = z.object({ change7: z.number(), change30: z.number(), peak: z.number().nullable() });
export type Trend = z.infer<typeof Trend>;

/** The way to the next level: whole percent (0 to 99) and the points that are missing. */
export const ToNextLevel = z.object({ level: LevelBadge, from: z.number(), percent: z.int(), missing: z.number() });
export type ToNextLevel = z.infer<typeof ToNextLevel>;

/** Why there is no score. */
export const NoScoreReason = z.enum(['model_off', 'not_published', 'no_rules', 'no_activity', 'not_calculated']);
export type NoScoreReason = z.infer<typeof NoScoreReason>;

/** One model's score of one lead. `score` null = never evaluated, which is not 0. */
export const ScoreCard = z.object({
  modelId: z.uuid(),
  modelName: z.string(),
  kind: ModelKind,
  primary: z.boolean(),
  score: z.number().nullable(),
  level: LevelBadge.nullable(),
  publishedVersion: z.int().nullable(),
  calculatedAt: Instant.nullable(),
  trend: Trend.nullable(),
  /** Null above the top level, and without a score. */
  toNextLevel: ToNextLevel.nullable(),
  noScore: NoScoreReason.nullable(),
});
export type ScoreCard = z.infer<typeof ScoreCard>;

/** Cards of all active models (and of `modelId`, active or not). A lead that was never evaluated has cards without scores. */
export const leadScores = defineCall({
  subject: 'rpc.scoring.lead-scores',
  request: z.object({ leadId: z.uuid(), modelId: z.uuid().optional() }),
  reply: z.object({ items: z.array(ScoreCard) }),
  refusals: ['lead_not_found', 'model_not_found'],
});

/** Evaluates one lead under one model now; only this row's calculated time moves. */
export const updateScore = defineCall({
  subject: 'rpc.scoring.update-score',
  request: z.object({ leadId: z.uuid(), modelId: z.uuid() }),
  reply: ScoreCard,
  refusals: [
    'model_not_found',
    'model_archived',
    'model_not_published',
    'model_not_active',
    'model_of_accounts',
    'lead_not_found',
  ],
});
