import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { LevelBadge, ModelKind } from '../models/model';
import { ledgerLineKinds } from './explain';

/** One line of the ledger that gives other points than before. `points` = `after` − `before`. */
export const LineDifference = z.object({
  kind: z.enum(ledgerLineKinds),
  ruleId: z.string().nullable(),
  name: z.string(),
  conditions: z.string().nullable(),
  points: z.number(),
  before: z.number(),
  after: z.number(),
  /** Events that counted before and after; 0 for lines that are not about events. */
  countedBefore: z.int(),
  countedAfter: z.int(),
  /** Events that the rule's cap left uncounted before and after: its own line has their points, and the cap's takes them back. */
  cappedBefore: z.int(),
  cappedAfter: z.int(),
  lastAt: Instant.nullable(),
});
export type LineDifference = z.infer<typeof LineDifference>;

/**
 * time: what time alone did to the facts known at `from`; facts: what happened since; reset: what a reset since took, there only if
 * there was one; version: what the other version of the model did.
 */
export const DifferenceCause = z.enum(['time', 'facts', 'reset', 'version']);
export type DifferenceCause = z.infer<typeof DifferenceCause>;

const Side = z.object({ asOf: Instant, score: z.number(), level: LevelBadge, publishedVersion: z.int() });

/** Points of the causes sum to `points`, and the lines of each to the cause's, to the hundredth. */
export const ScoreDifference = z.object({
  leadId: z.uuid(),
  modelId: z.uuid(),
  modelName: z.string(),
  kind: ModelKind,
  from: Side,
  to: Side,
  points: z.number(),
  causes: z.array(
    z.object({
      cause: DifferenceCause,
      /** Cause reset: when it was. */
      at: Instant.nullable(),
      points: z.number(),
      lines: z.array(LineDifference),
    }),
  ),
});
export type ScoreDifference = z.infer<typeof ScoreDifference>;

export const DifferenceQuery = z.object({
  modelId: z.uuid(),
  from: Instant,
  /** Default: when the stored score was calculated. */
  to: Instant.optional(),
});
export type DifferenceQuery = z.infer<typeof DifferenceQuery>;

/** Why a score is another one at a later instant, by cause and by line; each side by the version in force then. */
export const explainDifference = defineCall({
  subject: 'rpc.scoring.explain-difference',
  request: DifferenceQuery.extend({ leadId: z.uuid() }),
  reply: ScoreDifference,
  refusals: [
    'model_not_found',
    'model_of_accounts',
    'model_not_published',
    'lead_not_found',
    'as_of_in_future',
    'range_invalid',
  ],
  timeoutMs: 10_000,
});
