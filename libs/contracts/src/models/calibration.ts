import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { Key } from '../conditions/values';
import { LevelBadge } from './model';
import { ModelRef } from './model-calls';
import { Rule } from './rule';

/** A share with the interval in which it lies with 95 % confidence; all from 0 to 1. */
export const Share = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Share = z.infer<typeof Share>;

/** Leads, how many of them converted, and at what rate. */
export const Outcome = z.object({ count: z.int(), converted: z.int(), rate: Share });
export type Outcome = z.infer<typeof Outcome>;

/** What may tell something about a lead: an attribute of its own or of its account, or how often an event happened. */
export const Sign = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('attribute'), key: Key, account: z.boolean().default(false) }),
    z.strictObject({ kind: z.literal('event'), key: Key }),
  ],
  { error: 'kind is attribute or event' },
);
export type Sign = z.infer<typeof Sign>;

/** Something that may be known only when it is too late to score by it. */
export const LateSign = z.object({
  sign: Sign,
  /**
   * `after`: most converted leads got it when they had converted. `separates`: it alone nearly gives the answer away, which is what a
   * field does that people fill in afterwards. `strong`: it alone says so much that somebody should check when it is filled in.
   */
  why: z.enum(['after', 'separates', 'strong']),
  /** The suggestion goes without it. */
  leftOut: z.boolean(),
  /** How well it orders leads by itself, on the leads that judge; null = not enough of them. */
  auc: z.number().nullable(),
  /** Converted leads that had it before, and that got it only afterwards. */
  before: z.int(),
  later: z.int(),
});
export type LateSign = z.infer<typeof LateSign>;

/** A rule that outcomes speak for. */
export const SuggestedRule = z.object({
  /** Ready to stand in a draft; whole points. */
  rule: Rule,
  conditions: z.string(),
  /** The points lie between these with 95 % confidence, for all suggested rules together. */
  low: z.int(),
  high: z.int(),
  /** On the leads that judge. */
  with: Outcome,
  without: Outcome,
});
export type SuggestedRule = z.infer<typeof SuggestedRule>;

const Part = z.object({ count: z.int(), converted: z.int() });

export const Suggestion = z.object({
  verdict: z.enum(['useful', 'no_signal', 'too_few']),
  /** For `no_signal`: nothing passed the bar, or what passed did not hold on the leads that judge. */
  because: z.enum(['nothing_found', 'not_confirmed']).nullable(),
  /** Leads that points were fitted to, and others that judge them. */
  fit: Part,
  judge: Part,
  /** Questions that were looked at; the bar is higher for each of them. */
  looks: z.int(),
  /** How well the suggested points order the leads that judge; 0.5 is a coin, 1 a perfect order. */
  auc: Share.nullable(),
  /** The same for the published version, on the same leads. */
  modelAuc: Share.nullable(),
  rules: z.array(SuggestedRule),
  late: z.array(LateSign),
  /** Leads that judge in the order of their suggested points, in up to ten groups: what the points foretold, and what came. */
  curve: z.array(Outcome.extend({ from: z.number(), to: z.number(), foretold: z.number() })),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** How the scores of the published version went with what became of the leads. */
export const ScoreOutcomes = z.object({
  /** null = everybody converted, or nobody. */
  auc: Share.nullable(),
  /** `no_signal`: the order is not better than a coin's, with 95 % confidence. */
  verdict: z.enum(['useful', 'no_signal', 'too_few']),
  /** Lowest first. Lift = rate ÷ rate of all; null = nobody is in it, or nobody converted. */
  levels: z.array(Outcome.extend({ level: LevelBadge, lift: z.number().nullable() })),
  /** Scores in up to ten groups of about the same size; both bounds are scores that occurred. */
  bands: z.array(Outcome.extend({ from: z.number(), to: z.number(), lift: z.number().nullable() })),
  /** Leads to which the rule gave or took points, beside the others; on the sample. */
  rules: z.array(
    z.object({
      ruleId: z.uuid(),
      name: z.string(),
      conditions: z.string(),
      points: z.number(),
      with: Outcome,
      without: Outcome,
    }),
  ),
});
export type ScoreOutcomes = z.infer<typeof ScoreOutcomes>;

/** A model against what became of its leads. Every lead is taken as of the second of its first conversion, else as of `asOf`. */
export const Calibration = z.object({
  modelId: z.uuid(),
  runId: z.uuid(),
  asOf: Instant,
  /** null = the model was not active: there is a suggestion only. */
  publishedVersion: z.int().nullable(),
  /** What counted as a conversion, in words. */
  conversion: z.array(z.string()),
  leads: Outcome,
  /** Converted leads of which nothing was known before: left out, they tell nothing. */
  blank: z.int(),
  scores: ScoreOutcomes.nullable(),
  /** Leads whose facts were read for rules and suggestion: all of them up to 60,000, else a part chosen by their ids. */
  sample: z.int(),
  leftOut: z.array(Sign),
  suggestion: Suggestion,
});
export type Calibration = z.infer<typeof Calibration>;

export const CalibrateRequest = z.strictObject({
  /** What the suggestion must not look at, beside what a conversion is told by: known only afterwards, or not fair to score by. */
  leaveOut: z.array(Sign).max(200, 'At most 200 attributes and events').default([]),
});
export type CalibrateRequest = z.infer<typeof CalibrateRequest>;

/** Begins the run. Whoever asks while one is under way gets that one. */
export const calibrateModelCall = defineCall({
  subject: 'rpc.scoring.calibrate-model',
  request: z.object({ modelId: z.uuid(), calibrate: CalibrateRequest }),
  reply: z.object({ runId: z.uuid(), alreadyRunning: z.boolean() }),
  refusals: [
    'model_not_found',
    'model_archived',
    'account_model_not_calibrated',
    'conversion_not_defined',
    'conversion_not_ready',
  ],
});

/** The newest calibration of a model, and the run that is under way. */
export const getCalibration = defineCall({
  subject: 'rpc.scoring.get-calibration',
  request: ModelRef,
  reply: z.object({ calibration: Calibration.nullable(), openRunId: z.uuid().nullable() }),
  refusals: ['model_not_found'],
});
