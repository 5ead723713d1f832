import type { Level } from '@heatline/contracts';
import { boundsOf } from '../lists/asked/level-bounds';

/** Scores in hundredths, from `min` up to but not including `below`. Undefined = open. */
export interface ScoreRange {
  min?: number;
  below?: number;
}

/**
 * Where in the order of scores some levels lie; levels side by side are one range. Levels are sorted by their lower bounds.
 * @param levels null = not known: they may lie anywhere
 */
export function rangesOf(levels: Pick<Level, 'key' | 'from'>[] | null, keys: string[]): ScoreRange[] {
  if (!levels) return [{}];
  const together: string[][] = [];
  levels.forEach(({ key }, i) => {
    if (!keys.includes(key)) return;
    const before = levels[i - 1]?.key;
    if (before !== undefined && keys.includes(before)) together.at(-1)!.push(key);
    else together.push([key]);
  });
  return together.map((some) => {
    const { min, below } = boundsOf(levels, some)!;
    return {
      ...(min !== undefined && { min: hundredths(min) }),
      ...(below !== undefined && { below: hundredths(below) }),
    };
  });
}

const hundredths = (points: number): number => Math.round(points * 100);
