import * as z from 'zod';
import { defineCall } from '../base/call';
import { ModelRef } from './model-calls';

/** How far back a rule's events may lie to count as its reach. */
export const reachDays = 90;

export const RuleReach = z.object({
  asOf: z.iso.datetime(),
  /** Everybody was looked at; else some thousand, and the numbers are for all of them about right. */
  exact: z.boolean(),
  /** How many leads there are, or accounts where the model scores these. */
  total: z.int(),
  /** By rule of the draft: whom it gives points for who they are, or for something in the last 90 days. */
  rules: z.array(z.object({ ruleId: z.string(), reached: z.int() })),
});
export type RuleReach = z.infer<typeof RuleReach>;

/** How many each rule of a model's draft reaches, so that one sees which rules matter. */
export const ruleReach = defineCall({
  subject: 'rpc.scoring.rule-reach',
  request: ModelRef,
  reply: RuleReach,
  refusals: ['model_not_found'],
});
