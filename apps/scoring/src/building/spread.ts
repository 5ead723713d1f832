import type { ScoreDistribution } from '@heatline/contracts';

/** How many scores fall into one bucket (0 = below the range, one more than there are = above it) and one level. */
export interface CountedPlace {
  bucket: number;
  level: number;
  count: number;
}

export function spread(
  counts: CountedPlace[],
  buckets: number,
  levels: number,
): Pick<ScoreDistribution, 'buckets' | 'below' | 'above' | 'levels' | 'scored'> {
  const inBuckets = new Array<number>(buckets + 2).fill(0);
  const inLevels = new Array<number>(levels).fill(0);
  let scored = 0;
  for (const { bucket, level, count } of counts) {
    inBuckets[bucket]! += count;
    inLevels[level]! += count;
    scored += count;
  }
  return {
    buckets: inBuckets.slice(1, -1),
    below: inBuckets[0]!,
    above: inBuckets[buckets + 1]!,
    levels: inLevels,
    scored,
  };
}
