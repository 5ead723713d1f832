import { emptyFacts, type Facts } from '../facts';
import { noExtras } from '../conditions/extras';
import type { AsOf } from '../conditions/node';
import type { CompiledModel } from '../model/compile-model';
import { halfLifePayment, linearPayment } from '../numbers/payments';
import { clamp, millionthsOf, mostOfAScore, roundToHundredths } from '../numbers/points';
import { firstAtOrAfter, profileBit } from '../timeline/timeline';
import { burstsIn } from './burst';
import { fadingUntil, type Fading } from './fading';
import { walkInactivity } from './inactivity';
import { levelIndex, profileClassAt, resetAt } from './sight';

/** What the lean variant writes its answer into. */
export interface LeanScore {
  hundredths: number;
  millionths: number;
  /** Index of the level. */
  level: number;
  /** The earliest second after T at which time alone may change the score's step or level; Infinity = never. */
  until: number;
  /** Something of it fades smoothly: before `until`, too, it is another number at another T. */
  fades: boolean;
}

export const newLeanScore = (): LeanScore => ({
  hundredths: 0,
  millionths: 0,
  level: 0,
  until: Infinity,
  fades: false,
});

const ln2 = Math.LN2;
const view: AsOf = { facts: emptyFacts, time: 0, end: 0, bits: new Uint8Array(0), extras: noExtras };
const fading: Fading = { gains: 0, losses: 0, gainsPerSecond: 0, lossesPerSecond: 0, payments: 0 };

/** Number, level and `until` as of T, without the ledger: for bulk runs and the live path. Allocates nothing. */
export function scoreLean(model: CompiledModel, facts: Facts, asOf: number, out: LeanScore): void {
  const { lean } = model;
  const { sum, left, newest, counted, decayKind, size } = lean;
  const { timeline } = facts;
  const { words, from, to } = timeline;
  let end = to;
  while (end > from && words[end - 2] >= asOf) end -= 2;
  let until = end < to ? words[end] + 1 : Infinity;
  let start = from;
  if (facts.resets.length > 0) {
    const reset = resetAt(facts, asOf);
    if (reset !== null) start = Math.min(end, firstAtOrAfter(timeline, reset.at));
    for (const { at } of facts.resets) if (at >= asOf) until = Math.min(until, at + 1);
  }

  view.facts = facts;
  view.time = asOf;
  view.end = end;
  const profileClass = profileClassAt(facts, end);
  view.bits = profileClass < 0 ? model.profiles.nothing : model.profiles.bitsOf(profileClass);
  const row = lean.profileRow(profileClass, view);
  let gates = row.gates;
  if (lean.openGates.length > 0) {
    gates = lean.gates;
    gates.set(row.gates);
    for (const r of lean.openGates) {
      const gate = lean.rules[r].gate;
      if (gate === null) continue;
      gates[r] = gate.holds(view) ? 1 : 0;
      until = Math.min(until, gate.nextChange(view));
    }
  }

  const swallowed = burstsIn(model, timeline, start, end);
  let total = 0;
  if (model.inactivity !== null) {
    const walk = walkInactivity(model, timeline, start, end, asOf, gates, swallowed);
    total -= walk.taken;
    until = Math.min(until, walk.next, walk.windowEnds);
  } else {
    lean.begin();
    until = Math.min(until, payEvents(model, facts, start, end, asOf, gates, swallowed));
  }

  fading.gains = fading.losses = fading.gainsPerSecond = fading.lossesPerSecond = fading.payments = 0;
  const { groups } = model;
  const { groupSum } = lean;
  if (groups.length > 0) groupSum.fill(0);
  for (let r = 0; r < size; r += 1) {
    const count = left[r];
    if (count === 0 && (counted[r] === 0 || gates[r] === 0)) continue;
    const kind = decayKind[r];
    // What does not fade pays the same for every event.
    let paid = kind === 0 ? count * lean.points[r] : sum[r];
    left[r] = sum[r] = 0;
    if (counted[r] === 1) {
      if (count < lean.min[r] || count > lean.max[r]) continue;
      const age = asOf - newest[r];
      // "Did not" has no age.
      paid = count === 0 ? lean.points[r] : lean.rules[r].decay.pay(lean.points[r], age);
      if (count > 0 && kind === 3 && paid !== 0) until = Math.min(until, nextStep(age, lean.decaySeconds[r], asOf));
    }
    if (paid !== 0 && (kind === 1 || kind === 2) && count > 0)
      fade(paid, count, kind, lean.points[r], lean.decaySeconds[r], counted[r] === 1);
    const cap = lean.cap[r];
    if (paid > cap) paid = cap;
    else if (paid < -cap) paid = -cap;
    const g = lean.group[r];
    if (g < 0) total += paid;
    else groupSum[g] += paid;
  }
  for (let g = 0; g < groups.length; g += 1) total += clamp(groupSum[g], groups[g].min, groups[g].max);
  lean.end();

  total += row.points;
  if (lean.openAttributes.length > 0) {
    if (groups.length > 0) groupSum.fill(0);
    for (const rule of lean.openAttributes) {
      until = Math.min(until, rule.condition.nextChange(view));
      if (!rule.condition.holds(view)) continue;
      if (rule.group < 0) total += rule.points;
      else groupSum[rule.group] += rule.points;
    }
    for (let g = 0; g < groups.length; g += 1) total += clamp(groupSum[g], groups[g].min, groups[g].max);
  }
  for (let index = 0; index < facts.adjustments.length; index += 1) {
    const { points, createdAt, expiresAt } = facts.adjustments[index];
    if (createdAt >= asOf) until = Math.min(until, createdAt + 1);
    else if (expiresAt === undefined || expiresAt === null) total += millionthsOf(points);
    else if (asOf <= expiresAt) {
      total += millionthsOf(points);
      until = Math.min(until, expiresAt + 1);
    }
  }
  total = clamp(clamp(total, model.floor, Infinity), -Infinity, model.ceiling);
  total = clamp(total, -mostOfAScore, mostOfAScore);
  const hundredths = roundToHundredths(total);
  out.millionths = total;
  out.hundredths = hundredths;
  out.level = levelIndex(model, hundredths);
  out.fades = fading.payments > 0;
  if (out.fades) until = Math.min(until, fadingUntil(fading, model.bounds, total, hundredths, asOf));
  out.until = until;
}

/** Adds what every event pays to the sums by rule; gives the next second at which a window or a step changes one. */
function payEvents(
  model: CompiledModel,
  facts: Facts,
  start: number,
  end: number,
  asOf: number,
  gates: Uint8Array,
  swallowed: Uint8Array | null,
): number {
  const { lean, classes } = model;
  const { sum, left, newest, points, decayKind, decaySeconds, way, window, tallied, counted, hasGates, tally } = lean;
  const { from: seasonFrom, to: seasonTo } = lean;
  const { words } = facts.timeline;
  let { start: rowStart, end: rowEnd, items } = classes;
  let until = Infinity;
  for (let index = start; index < end; index += 2) {
    const word = words[index + 1];
    if (word >= profileBit) continue;
    if (swallowed !== null && swallowed[(index - start) >> 1] === 1) continue;
    if (!(rowStart[word] >= 0)) {
      classes.learn(word);
      ({ start: rowStart, end: rowEnd, items } = classes);
    }
    const last = rowEnd[word];
    const time = words[index];
    const age = asOf - time;
    for (let item = rowStart[word]; item < last; item += 1) {
      const r = items[item];
      if (hasGates && gates[r] === 0) continue;
      switch (way[r]) {
        case 0:
          left[r] += 1;
          continue;
        case 1:
          if (age > window[r]) continue;
          // The first that remains is the first to leave.
          if (left[r] === 0) until = Math.min(until, time + window[r] + 1);
          left[r] += 1;
          continue;
      }
      if (time < seasonFrom[r] || time >= seasonTo[r]) continue;
      if (tallied[r] === 1 && !tally.counts(r, time)) continue;
      if (window[r] > 0) {
        if (age > window[r]) continue;
        if (left[r] === 0) until = Math.min(until, time + window[r] + 1);
      }
      left[r] += 1;
      if (counted[r] === 1) {
        newest[r] = time;
        continue;
      }
      switch (decayKind[r]) {
        case 0:
          break;
        case 1:
          sum[r] += halfLifePayment(points[r], age, decaySeconds[r]);
          break;
        case 2:
          sum[r] += linearPayment(points[r], age, decaySeconds[r]);
          break;
        default: {
          const paid = lean.rules[r].decay.pay(points[r], age);
          if (paid === 0) break;
          sum[r] += paid;
          until = Math.min(until, nextStep(age, decaySeconds[r], asOf));
        }
      }
    }
  }
  return until;
}

const nextStep = (age: number, length: number, asOf: number): number => asOf + length - (age % length);

/** Takes note of what a rule's payments still have to lose, and how fast they lose it. */
function fade(paid: number, count: number, kind: number, points: number, length: number, once: boolean): void {
  const payments = once ? 1 : count;
  const amount = paid < 0 ? -paid : paid;
  const perSecond = kind === 1 ? ((amount + payments) * ln2) / length : (Math.abs(points) * payments) / length;
  fading.payments += payments;
  if (paid > 0) {
    fading.gains += amount;
    fading.gainsPerSecond += perSecond;
  } else {
    fading.losses += amount;
    fading.lossesPerSecond += perSecond;
  }
}
