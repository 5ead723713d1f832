import type { CompiledModel } from '../model/compile-model';
import type { Facts, ResetFact } from '../facts';
import { profileBit } from '../timeline/timeline';

/** The newest reset that T sees; null = none. */
export function resetAt({ resets }: Facts, asOf: number): ResetFact | null {
  let found: ResetFact | null = null;
  for (const reset of resets) if (reset.at < asOf && (found === null || reset.at > found.at)) found = reset;
  return found;
}

/** The profile class before word `end`; −1 = nothing is known of the profile. */
export function profileClassAt({ timeline: { words, from } }: Facts, end: number): number {
  for (let index = end - 2; index >= from; index -= 2) {
    if (words[index + 1] >= profileBit) return words[index + 1] - profileBit;
  }
  return -1;
}

/** Index of the level that a score (hundredths) has. */
export function levelIndex({ levelFrom }: CompiledModel, hundredths: number): number {
  let level = levelFrom.length - 1;
  while (level > 0 && hundredths < levelFrom[level]) level -= 1;
  return level;
}
