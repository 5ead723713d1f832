import { noExtras } from '../conditions/extras';
import { profileBitsAt } from '../conditions/match';
import type { AsOf } from '../conditions/node';
import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { firstAtOrAfter } from '../timeline/timeline';
import { burstsIn } from './burst';
import { payRule, traceRules } from './rule-trace';
import { resetAt } from './sight';
import { ruleIdOf } from './unmatched';

/** What one event gives as of T. */
export interface Contribution {
  /** Number of the timeline's entry, profile changes included. */
  entry: number;
  time: number;
  /** Sum over the rules. */
  millionths: number;
  rules: { ruleId: string; name: string; millionths: number }[];
}

/**
 * Points that each event gives as of T, in time order; events that give none are absent. After limits, cooldowns,
 * windows and decay, before caps and groups; a rule with a count pays by its newest event, and one that pays for "did
 * not" pays by none. So all contributions sum to the `rule` and `decay` lines of the ledger, apart from "did not".
 */
export function contributions(model: CompiledModel, facts: Facts, asOf: number): Contribution[] {
  const { timeline } = facts;
  const end = firstAtOrAfter(timeline, asOf);
  const reset = resetAt(facts, asOf);
  const start = reset === null ? timeline.from : Math.min(end, firstAtOrAfter(timeline, reset.at));
  const at: AsOf = { facts, time: asOf, end, bits: profileBitsAt(model.profiles, facts, end), extras: noExtras };
  const found = new Map<number, Contribution>();
  for (const trace of traceRules(model, facts, start, end, asOf, burstsIn(model, timeline, start, end))) {
    const { rule, position, gate } = trace.rule;
    if (gate !== null && !gate.holds(at)) continue;
    const { perEvent } = payRule(trace, timeline.words, asOf);
    trace.left.forEach((index, i) => {
      const millionths = perEvent[i];
      if (millionths === 0) return;
      const entry = (index - timeline.from) / 2;
      const given = found.get(entry) ?? { entry, time: timeline.words[index], millionths: 0, rules: [] };
      given.millionths += millionths;
      given.rules.push({ ruleId: ruleIdOf(rule, position), name: rule.name, millionths });
      found.set(entry, given);
    });
  }
  return [...found.values()].sort((a, b) => a.entry - b.entry);
}
