import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { clamp, millionthsOf, mostOfAScore, roundToHundredths } from '../numbers/points';
import { fadingUntil, type Fading } from './fading';
import { seen, view } from './look';
import { nextStep } from './pay-events';
import { levelIndex } from './sight';

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

export function copyScore(from: Readonly<LeanScore>, to: LeanScore): void {
  to.hundredths = from.hundredths;
  to.millionths = from.millionths;
  to.level = from.level;
  to.until = from.until;
  to.fades = from.fades;
}

const ln2 = Math.LN2;
const fading: Fading = { gains: 0, losses: 0, gainsPerSecond: 0, lossesPerSecond: 0, payments: 0 };

/**
 * From what was counted by rule (`lean`, left empty behind it) and what is `seen` to the score: caps, groups, attributes, adjustments, bounds.
 * `total`: what there is already, in millionths.
 */
export function settle(model: CompiledModel, facts: Facts, asOf: number, total: number, out: LeanScore): void {
  const { lean, groups } = model;
  const { sum, left, newest, counted, decayKind, size, groupSum } = lean;
  const { gates } = seen;
  let { until } = seen;
  fading.gains = fading.losses = fading.gainsPerSecond = fading.lossesPerSecond = fading.payments = 0;
  // `fill` costs more than a few places.
  for (let g = 0; g < groups.length; g += 1) groupSum[g] = 0;
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

  total += seen.points;
  if (lean.openAttributes.length > 0) {
    for (let g = 0; g < groups.length; g += 1) groupSum[g] = 0;
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
