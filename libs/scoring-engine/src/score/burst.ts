import type { CompiledModel } from '../model/compile-model';
import { profileBit, type Timeline } from '../timeline/timeline';

/**
 * Which entries a burst swallows (1 = swallowed), by entry from `start` on; null when bursts do not matter. An event is
 * in a burst when it is one of `count` events of its type, in a row, that lie within `seconds`; bursts that share
 * events are one; its first event stays, the others are as if they had not happened.
 */
export function burstsIn(model: CompiledModel, { words }: Timeline, start: number, end: number): Uint8Array | null {
  if (model.burst === null) return null;
  const { count, seconds, types } = model.burst;
  const swallowed = new Uint8Array((end - start) / 2);
  const ofType = new Map<number, number[]>();
  for (let index = start; index < end; index += 2) {
    const word = words[index + 1];
    if (word >= profileBit) continue;
    const type = types.typeOf(word);
    const before = ofType.get(type);
    if (before) before.push(index);
    else ofType.set(type, [index]);
  }
  for (const events of ofType.values()) {
    let inBurst = -1;
    for (let last = count - 1; last < events.length; last += 1) {
      const first = last - count + 1;
      if (words[events[last]] - words[events[first]] > seconds) continue;
      // All of this row belong to a burst; the first stays unless it already belongs to the burst before.
      for (let at = Math.max(first + 1, inBurst + 1); at <= last; at += 1) swallowed[(events[at] - start) / 2] = 1;
      inBurst = last;
    }
  }
  return swallowed;
}
