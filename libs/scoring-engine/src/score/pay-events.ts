import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { halfLifePayment, linearPayment } from '../numbers/payments';
import { profileBit } from '../timeline/timeline';
import type { Seen } from './look';

/** Counts the events that each rule pays for, and sums what fades; gives the next second at which a window or a step changes one. */
export function payEvents(
  model: CompiledModel,
  facts: Facts,
  { start, end, gates }: Readonly<Seen>,
  asOf: number,
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

/** When an age next reaches a multiple of a step's length. */
export const nextStep = (age: number, length: number, asOf: number): number => asOf + length - (age % length);
