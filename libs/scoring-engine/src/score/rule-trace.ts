import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import type { EventRule } from '../model/compiled-rule';
import { Tally } from '../model/tally';
import { profileBit } from '../timeline/timeline';
import type { Ignored } from './ledger';

/** What happened to the events that one rule looks for. Positions are word indexes of the timeline. */
export interface RuleTrace {
  rule: EventRule;
  ignored: Ignored;
  /** Counted events in the window, in time order. */
  left: number[];
}

/** Steps 1 to 3 of every event rule: match, count in time order, window. */
export function traceRules(
  model: CompiledModel,
  { timeline }: Facts,
  start: number,
  end: number,
  asOf: number,
  swallowed: Uint8Array | null,
): RuleTrace[] {
  const { words, from } = timeline;
  const traces = model.eventRules.map((rule): RuleTrace => ({ rule, ignored: {}, left: [] }));
  const tally = new Tally(model.eventRules, model.calendar);
  for (let index = from; index < end; index += 2) {
    const word = words[index + 1];
    if (word >= profileBit) continue;
    const time = words[index];
    for (const r of model.classes.rulesOfClass(word)) {
      const { rule, ignored, left } = traces[r];
      if (time < rule.from || time >= rule.to) continue;
      if (index < start) ignored.reset = (ignored.reset ?? 0) + 1;
      else if (swallowed?.[(index - start) / 2] === 1) ignored.burst = (ignored.burst ?? 0) + 1;
      else if (!tally.counts(r, time)) ignored[tally.refusal] = (ignored[tally.refusal] ?? 0) + 1;
      else if (rule.window > 0 && asOf - time > rule.window) ignored.window = (ignored.window ?? 0) + 1;
      else left.push(index);
    }
  }
  return traces;
}

/** What a rule pays, steps 4 to 6, in millionths. */
export interface Payment {
  paid: boolean;
  /** Before decay. */
  earned: number;
  /** After decay, before the cap. */
  decayed: number;
  /** After the cap. */
  capped: number;
  /** What each remaining event pays, in the order of `left`; a rule with a count pays by its newest. */
  perEvent: Float64Array;
  /** Events that came when the cap was reached already. */
  overCap: number;
}

export function payRule({ rule, left }: RuleTrace, words: Uint32Array, asOf: number): Payment {
  const perEvent = new Float64Array(left.length);
  let earned = 0;
  let paid = left.length > 0;
  if (rule.count) {
    paid = left.length >= rule.count.min && left.length <= rule.count.max;
    if (paid) earned = rule.points;
    const newest = left.length - 1;
    if (paid && newest >= 0) perEvent[newest] = rule.decay.pay(rule.points, asOf - words[left[newest]]);
  } else {
    earned = rule.points * left.length;
    left.forEach((index, at) => (perEvent[at] = rule.decay.pay(rule.points, asOf - words[index])));
  }
  let decayed = rule.count && left.length === 0 ? earned : 0;
  let overCap = 0;
  for (const payment of perEvent) {
    if (!rule.count && Math.abs(decayed) >= rule.cap) overCap += 1;
    decayed += payment;
  }
  const capped = Math.max(-rule.cap, Math.min(rule.cap, decayed));
  return { paid, earned, decayed, capped, perEvent, overCap };
}
