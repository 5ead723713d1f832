import type { CompiledModel } from '../model/compile-model';
import { clamp } from '../numbers/points';
import { profileBit, type Timeline } from '../timeline/timeline';

/** What inactivity took in one gap: `periods` whole periods between two activities, or up to T. */
export interface Taking {
  from: number;
  to: number;
  periods: number;
  /** Positive millionths. */
  millionths: number;
}

/** What the walk found; one object for all walks. */
export interface InactivityResult {
  taken: number;
  /** The next second at which something is taken; Infinity = never. */
  next: number;
  /** The next second at which an event leaves a window; Infinity = never. */
  windowEnds: number;
}
const result: InactivityResult = { taken: 0, next: Infinity, windowEnds: Infinity };

/**
 * Walks the activities in time order with the balance of event rules without a window, groups applied. Points of an
 * event feed the balance only in a second in which there is an activity. `gates`: 0 = the rule is closed at T. Such a
 * model has no decay of events, so that afterwards `lean.sum` and `lean.left` hold what every rule pays at T.
 */
export function walkInactivity(
  model: CompiledModel,
  { words }: Timeline,
  start: number,
  end: number,
  asOf: number,
  gates: Uint8Array | null,
  swallowed: Uint8Array | null,
  onTaking?: (taking: Taking) => void,
): InactivityResult {
  const { inactivity, lean, classes, groups } = model;
  result.taken = 0;
  result.next = Infinity;
  result.windowEnds = Infinity;
  if (inactivity === null) return result;
  const { sum, groupSum, left, tally } = lean;
  const least = Math.min(0, model.floor);
  tally.clear();
  sum.fill(0);
  left.fill(0);
  groupSum.fill(0);
  let balance = 0;
  let previous = -1;
  // Rules that pay for "did not" have paid before the first event.
  let earned = 0;
  for (let r = 0; r < lean.size; r += 1) {
    if (lean.counted[r] === 0 || lean.min[r] > 0 || lean.window[r] > 0 || (gates !== null && gates[r] === 0)) continue;
    sum[r] = lean.points[r];
    const paid = clamp(sum[r], -lean.cap[r], lean.cap[r]);
    if (lean.group[r] >= 0) groupSum[lean.group[r]] += paid;
    else earned += paid;
  }
  groups.forEach(({ min, max }, g) => (earned += clamp(groupSum[g], min, max)));

  const take = (until: number): void => {
    const periods = previous < 0 ? 0 : Math.floor((until - previous) / inactivity.seconds);
    if (periods === 0) return;
    const taken = Math.min(periods * inactivity.points, Math.max(0, balance - least));
    if (taken === 0) return;
    balance -= taken;
    result.taken += taken;
    onTaking?.({ from: previous, to: until, periods, millionths: taken });
  };

  for (let index = start; index < end;) {
    const second = words[index];
    const before = earned;
    let active = false;
    for (; index < end && words[index] === second; index += 2) {
      const word = words[index + 1];
      if (word >= profileBit || (swallowed !== null && swallowed[(index - start) / 2] === 1)) continue;
      active ||= inactivity.activity.has(word);
      if (!(classes.start[word] >= 0)) classes.learn(word);
      for (let item: number = classes.start[word]; item < classes.end[word]; item += 1) {
        const r = classes.items[item];
        if (gates !== null && gates[r] === 0) continue;
        if (second < lean.from[r] || second >= lean.to[r]) continue;
        if (lean.tallied[r] === 1 && !tally.counts(r, second)) continue;
        if (lean.window[r] > 0) {
          // A rule with a window pays as of T; the balance knows nothing of it.
          if (asOf - second > lean.window[r]) continue;
          if (left[r] === 0) result.windowEnds = Math.min(result.windowEnds, second + lean.window[r] + 1);
          left[r] += 1;
          sum[r] += lean.points[r];
          continue;
        }
        left[r] += 1;
        const paidBefore = clamp(sum[r], -lean.cap[r], lean.cap[r]);
        if (lean.counted[r] === 0) sum[r] += lean.points[r];
        else sum[r] = left[r] >= lean.min[r] && left[r] <= lean.max[r] ? lean.points[r] : 0;
        const more = clamp(sum[r], -lean.cap[r], lean.cap[r]) - paidBefore;
        const g = lean.group[r];
        if (g < 0) {
          earned += more;
        } else {
          const { min, max } = groups[g];
          earned -= clamp(groupSum[g], min, max);
          groupSum[g] += more;
          earned += clamp(groupSum[g], min, max);
        }
      }
    }
    if (!active) continue;
    take(second);
    balance += earned - before;
    previous = second;
  }
  take(asOf);
  if (previous >= 0 && balance > least) {
    result.next = previous + (Math.floor((asOf - previous) / inactivity.seconds) + 1) * inactivity.seconds;
  }
  return result;
}
