import type { Level } from '@heatline/contracts';
import { toHundredths } from './score-level';

/** Levels as the span of scores that holds them (hundredths, half-open; null = no bound), for a walk of the score index. */
export interface ScoreRange {
  keys: string[];
  from: number | null;
  to: number | null;
}

/** By key, or by name. Null when one of them does not exist. */
export function rangeOf(levels: Level[], asked: string[]): ScoreRange | null {
  const found = asked.map((text) => levels.findIndex(({ key, name }) => key === text || name === text));
  if (found.includes(-1)) return null;
  const lowest = levels[Math.min(...found)]!;
  const above = levels[Math.max(...found) + 1];
  return {
    keys: found.map((at) => levels[at]!.key),
    from: lowest.from === undefined ? null : toHundredths(lowest.from),
    to: above?.from === undefined ? null : toHundredths(above.from),
  };
}
