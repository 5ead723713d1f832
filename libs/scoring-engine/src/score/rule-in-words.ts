import type { Rule } from '@heatline/contracts';
import { describeRule } from '../words/describe-rule';

const known = new WeakMap<Rule, string>();

/** `describeRule`, told once for a rule of a compiled model: those never change, and their words cost more than their points. */
export function ruleInWords(rule: Rule): string {
  let words = known.get(rule);
  if (words === undefined) known.set(rule, (words = describeRule(rule)));
  return words;
}
