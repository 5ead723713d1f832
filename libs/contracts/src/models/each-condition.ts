import { eachPart } from '../conditions/each-part';
import type { Rule } from './rule';

/** Visits what a rule asks for, part by part, with the place of each. */
export function eachCondition(rule: Rule, visit: Parameters<typeof eachPart>[1]): void {
  for (const asked of ['when', 'if'] as const) eachPart(rule[asked], visit, [asked]);
}
