import type { Level } from '@heatline/contracts';

/** The scores between which levels lie, in points: from `min` up to but not including `below`. Undefined = open. */
export interface Bounds {
  min?: number;
  below?: number;
}

/** Levels are sorted by their lower bounds. @returns undefined if none of the keys is a level */
export function boundsOf(levels: Pick<Level, 'key' | 'from'>[], keys: string[]): Bounds | undefined {
  const chosen = levels.flatMap(({ key }, i) => (keys.includes(key) ? [i] : []));
  const first = chosen[0];
  if (first === undefined) return undefined;
  const min = levels[first]!.from;
  const below = levels[chosen.at(-1)! + 1]?.from;
  return { ...(min !== undefined && { min }), ...(below !== undefined && { below }) };
}
