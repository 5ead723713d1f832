import { noExtras } from '../conditions/extras';
import { profileBitsAt } from '../conditions/match';
import type { AsOf } from '../conditions/node';
import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { clamp, millionthsOf, mostOfAScore, roundToHundredths } from '../numbers/points';
import { firstAtOrAfter } from '../timeline/timeline';
import { describeDecay } from '../words/describe-rule';
import { counted } from '../words/words';
import { Book } from './book';
import { burstsIn } from './burst';
import { walkInactivity } from './inactivity';
import type { Ledger } from './ledger';
import { scoreLean } from './score-lean';
import { newLeanScore } from './settle';
import { ruleInWords } from './rule-in-words';
import { payRule, traceRules } from './rule-trace';
import { levelIndex, resetAt } from './sight';
import { toNextLevel } from './to-next-level';
import { noEventLeft, otherCount, ruleIdOf, ruleOff, wantedOther } from './unmatched';

/**
 * The score as of T with its whole ledger: a pure function of facts, version and T. Throws a RangeError when an entry's
 * class is not in the catalog.
 */
export function score(model: CompiledModel, facts: Facts, asOf: number): Ledger {
  const { timeline } = facts;
  const end = firstAtOrAfter(timeline, asOf);
  const reset = resetAt(facts, asOf);
  const start = reset === null ? timeline.from : Math.min(end, firstAtOrAfter(timeline, reset.at));
  const at: AsOf = { facts, time: asOf, end, bits: profileBitsAt(model.profiles, facts, end), extras: noExtras };
  const gates = Uint8Array.from(model.eventRules, ({ gate }) => (gate === null || gate.holds(at) ? 1 : 0));
  const swallowed = burstsIn(model, timeline, start, end);

  const book = new Book();
  const unmatched = model.published.rules.flatMap((rule, position) => (rule.enabled ? [] : [ruleOff(rule, position)]));
  const inGroup = new Float64Array(model.groups.length);

  traceRules(model, facts, start, end, asOf, swallowed).forEach((trace, r) => {
    const { rule, position, gate, group } = trace.rule;
    if (gate !== null && gates[r] === 0) {
      unmatched.push(wantedOther(rule, position, 'if', gate.failing(at), at));
      return;
    }
    const payment = payRule(trace, timeline.words, asOf);
    if (!payment.paid) {
      unmatched.push(
        trace.rule.count
          ? otherCount(rule, position, trace.left.length, trace.ignored)
          : noEventLeft(rule, position, trace.ignored, facts.eventTypes),
      );
      return;
    }
    const ignored = { ...trace.ignored, ...(payment.overCap > 0 ? { cap: payment.overCap } : {}) };
    const ruleId = ruleIdOf(rule, position);
    const times = { first: timeOf(trace.left[0]), last: timeOf(trace.left[trace.left.length - 1]) };
    book.add(
      {
        kind: 'rule',
        ruleId,
        name: rule.name,
        conditions: ruleInWords(rule),
        counted: trace.left.length - payment.overCap,
        ignored,
        ...times,
      },
      payment.earned,
    );
    if (payment.decayed !== payment.earned) {
      book.add(
        { kind: 'decay', ruleId, name: rule.name, conditions: decayInWords(model, r), ...times },
        payment.decayed - payment.earned,
      );
    }
    if (payment.capped !== payment.decayed) {
      book.add(
        { kind: 'cap', ruleId, name: rule.name, conditions: `at most ${rule.maxPoints ?? 'ten million'} points` },
        payment.capped - payment.decayed,
      );
    }
    if (group >= 0) inGroup[group] += payment.capped;
  });

  const held = model.attributeRules.map((rule) => rule.condition.holds(at));
  model.attributeRules.forEach(({ group, points }, index) => {
    if (held[index] && group >= 0) inGroup[group] += points;
  });
  model.groups.forEach(({ key, min, max }, g) => {
    const cut = clamp(inGroup[g], min, max) - inGroup[g];
    if (cut !== 0) book.add({ kind: 'group', name: key, conditions: groupInWords(min, max), about: key }, cut);
  });
  model.attributeRules.forEach(({ rule, position, points, condition }, index) => {
    if (held[index])
      book.add(
        { kind: 'attribute', ruleId: ruleIdOf(rule, position), name: rule.name, conditions: ruleInWords(rule) },
        points,
      );
    else unmatched.push(wantedOther(rule, position, 'condition', condition.failing(at), at));
  });

  walkInactivity(model, timeline, start, end, asOf, gates, swallowed, ({ from, to, periods, millionths }) => {
    const conditions = describeDecay(model.published.decay);
    book.add({ kind: 'inactivity', name: 'No activity', conditions, first: from, last: to, periods }, -millionths);
  });

  if (reset !== null) {
    const without = newLeanScore();
    scoreLean(model, { ...facts, resets: [] }, asOf, without);
    const line = book.add(
      {
        kind: 'reset',
        name: 'Reset',
        conditions: 'events before it do not count',
        first: reset.at,
        last: reset.at,
        about: reset.id,
      },
      0,
    );
    line.missing = without.hundredths;
  }
  for (const { id, points, reason, createdAt, expiresAt } of facts.adjustments) {
    if (createdAt >= asOf || (expiresAt !== undefined && expiresAt !== null && asOf > expiresAt)) continue;
    book.add(
      { kind: 'adjustment', name: reason, conditions: null, about: id, first: createdAt, last: expiresAt ?? null },
      millionthsOf(points),
    );
  }
  const raised = Math.max(book.sum, model.floor, -mostOfAScore);
  if (raised !== book.sum)
    book.add({ kind: 'floor', name: 'Floor', conditions: 'a score does not fall below it' }, raised - book.sum);
  const lowered = Math.min(book.sum, model.ceiling, mostOfAScore);
  if (lowered !== book.sum)
    book.add({ kind: 'ceiling', name: 'Ceiling', conditions: 'a score does not rise above it' }, lowered - book.sum);

  const lean = newLeanScore();
  scoreLean(model, facts, asOf, lean);
  const hundredths = roundToHundredths(book.sum);
  for (const line of book.lines) if (line.missing !== undefined) line.missing -= hundredths;
  const level = levelIndex(model, hundredths);
  return {
    asOf,
    hundredths,
    millionths: book.sum,
    level: model.levels[level],
    levelIndex: level,
    toNextLevel: toNextLevel(model, hundredths, level),
    maxLevel: level === model.levels.length - 1,
    lines: book.lines,
    unmatched: unmatched.sort((a, b) => orderOf(model, a.ruleId) - orderOf(model, b.ruleId)),
    until: lean.until === Infinity ? null : lean.until,
  };

  function timeOf(index: number | undefined): number | null {
    return index === undefined ? null : timeline.words[index];
  }
}

function decayInWords(model: CompiledModel, r: number): string {
  const { rule } = model.eventRules[r];
  const own = rule.decay && rule.decay.kind !== 'inherit' ? rule.decay : model.published.decay;
  return describeDecay(own);
}

function groupInWords(min: number, max: number): string {
  const parts = [
    min === -Infinity ? '' : `at least ${counted(min / 1_000_000, 'point')}`,
    max === Infinity ? '' : `at most ${counted(max / 1_000_000, 'point')}`,
  ];
  return `the group gives ${parts.filter(Boolean).join(' and ')}`;
}

function orderOf({ published }: CompiledModel, ruleId: string): number {
  return published.rules.findIndex((rule, position) => ruleIdOf(rule, position) === ruleId);
}
