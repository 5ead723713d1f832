import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { VersionNumber } from '../base/whole-numbers';
import { LevelBadge, ModelKind } from '../models/model';
import { ToNextLevel } from './lead-scores';

/** rule, decay and cap belong to one event rule; the others stand alone. */
export const ledgerLineKinds = [
  'rule',
  'decay',
  'cap',
  'group',
  'attribute',
  'inactivity',
  'reset',
  'adjustment',
  'floor',
  'ceiling',
] as const;

/** How many matching events did not count, and why. Only reasons that occurred are present. */
export const IgnoredEvents = z.object({
  limit: z.int().optional(),
  cooldown: z.int().optional(),
  window: z.int().optional(),
  cap: z.int().optional(),
  burst: z.int().optional(),
  reset: z.int().optional(),
});
export type IgnoredEvents = z.infer<typeof IgnoredEvents>;

/** One line of the ledger. `points` of all lines sum to the score to the hundredth; `exact` has six decimals. */
export const LedgerLine = z.object({
  kind: z.enum(ledgerLineKinds),
  ruleId: z.string().nullable(),
  /** Adjustment or reset that the line is of. */
  about: z.uuid().nullable(),
  name: z.string(),
  /** The rule's conditions, or what the line is about, in words. */
  conditions: z.string().nullable(),
  points: z.number(),
  exact: z.number(),
  /** Events that counted; 0 for lines that are not about events. */
  counted: z.int(),
  ignored: IgnoredEvents,
  /** Of the events that count; of a reset or an adjustment its own time. */
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  /** Kind reset: points that are missing by it now. The line itself gives none. */
  missing: z.number().optional(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** A rule that gave nothing: why, what the lead has and what was wanted. */
export const UnmatchedRule = z.object({
  ruleId: z.string(),
  name: z.string(),
  kind: z.enum(['event', 'attribute']),
  conditions: z.string(),
  /** Points that the rule would give. */
  points: z.number(),
  reason: z.enum(['off', 'no_event', 'count', 'window', 'condition', 'if', 'not_counted']),
  has: z.string().nullable(),
  wanted: z.string().nullable(),
});
export type UnmatchedRule = z.infer<typeof UnmatchedRule>;

export const Explanation = z.object({
  leadId: z.uuid(),
  modelId: z.uuid(),
  modelName: z.string(),
  kind: ModelKind,
  publishedVersion: z.int(),
  /** The instant that the ledger is of: the score's calculatedAt, or what was asked. */
  asOf: Instant,
  calculatedAt: Instant.nullable(),
  score: z.number(),
  exact: z.number(),
  level: LevelBadge,
  toNextLevel: ToNextLevel.nullable(),
  lines: z.array(LedgerLine),
  unmatched: z.array(UnmatchedRule),
  eventCount: z.int(),
  lastActivityAt: Instant.nullable(),
});
export type Explanation = z.infer<typeof Explanation>;

export const ExplainQuery = z.object({
  modelId: z.uuid(),
  /** Default: when the stored score was calculated. */
  asOf: Instant.optional(),
  /** Default: the version in force then. */
  publishedVersion: VersionNumber.optional(),
});
export type ExplainQuery = z.infer<typeof ExplainQuery>;

/** Why this number: recomputed from today's known facts; equals the stored score as of its calculatedAt. */
export const explainScore = defineCall({
  subject: 'rpc.scoring.explain-score',
  request: ExplainQuery.extend({ leadId: z.uuid() }),
  reply: Explanation,
  refusals: [
    'model_not_found',
    'model_not_published',
    'model_of_accounts',
    'version_not_found',
    'lead_not_found',
    'as_of_in_future',
  ],
  timeoutMs: 10_000,
});
