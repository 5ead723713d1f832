import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { LevelBound } from '../models/model';

export const scoreChangeCauses = [
  'activity',
  'decay',
  'attributes',
  'model',
  'merge',
  'unmerge',
  'adjustment',
  'reset',
  'import',
  'retention',
] as const;
export const ScoreChangeCause = z.enum(scoreChangeCauses);
export type ScoreChangeCause = z.infer<typeof ScoreChangeCause>;

/** A change that was recorded: what was shown before and after, and what caused most of it. */
export const ScoreChange = z.object({
  at: Instant,
  from: z.number().nullable(),
  to: z.number(),
  fromLevel: z.string().nullable(),
  toLevel: z.string(),
  publishedVersion: z.int(),
  cause: ScoreChangeCause,
  runId: z.uuid().nullable(),
});
export type ScoreChange = z.infer<typeof ScoreChange>;

/** A jump that stands out, and what moved the score most between the instants before and after it. */
export const ScoreSpike = z.object({
  at: Instant,
  from: z.number(),
  to: z.number(),
  /** Of the changes that gave most in this direction. */
  cause: ScoreChangeCause,
  /**
   * Of what did so by this cause: a rule, an adjustment by its reason, "Reset" or "Reset undone"; null: the cause says all that
   * is known, as of another version or a merge.
   */
  name: z.string().nullable(),
  /** What the ledger gives to it; where that is not `to` − `from`, others moved the score as well. */
  points: z.number(),
  publishedVersion: z.int(),
});
export type ScoreSpike = z.infer<typeof ScoreSpike>;

export const ScoreHistoryQuery = z.object({
  leadId: z.uuid(),
  modelId: z.uuid(),
  /** Default: 30 days before `to`; "beginning": the first fact that is known. */
  from: z.union([Instant, z.literal('beginning')], 'Give an instant, or "beginning"').optional(),
  /** Default: now. */
  to: Instant.optional(),
  resolution: z.enum(['auto', 'hour', 'day', 'week']).default('auto'),
});
export type ScoreHistoryQuery = z.infer<typeof ScoreHistoryQuery>;

/** Points of the chart (at most some 400), and the changes that were recorded in the range. */
export const ScoreHistory = z.object({
  leadId: z.uuid(),
  modelId: z.uuid(),
  from: Instant,
  to: Instant,
  /** Seconds between two points of the replay. */
  stepSeconds: z.int(),
  points: z.array(
    z.object({
      at: Instant,
      score: z.number(),
      level: z.string(),
      /** recorded: was shown then; replayed: what it would have been, before history begins. */
      source: z.enum(['recorded', 'replayed']),
    }),
  ),
  changes: z.array(ScoreChange),
  /** The largest first, at most a handful. */
  spikes: z.array(ScoreSpike),
  /** Level bands behind the chart. */
  levels: z.array(LevelBound),
  direction: z.enum(['rising', 'falling', 'flat']),
});
export type ScoreHistory = z.infer<typeof ScoreHistory>;

export const scoreHistory = defineCall({
  subject: 'rpc.scoring.score-history',
  request: ScoreHistoryQuery,
  reply: ScoreHistory,
  refusals: ['model_not_found', 'model_not_published', 'model_of_accounts', 'lead_not_found', 'range_invalid'],
  timeoutMs: 10_000,
});
