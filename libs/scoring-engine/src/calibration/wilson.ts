import type { Outcome, Share } from '@heatline/contracts';

const z95 = 1.959963985;

/** Wilson's interval: never outside 0 to 1, and wide where there are few. Of nobody nothing is known: 0 to 1. */
export function wilson(successes: number, count: number, z = z95): Share {
  if (count === 0) return { value: 0, low: 0, high: 1 };
  const p = successes / count;
  const squared = z * z;
  const middle = p + squared / (2 * count);
  const reach = z * Math.sqrt((p * (1 - p)) / count + squared / (4 * count * count));
  const scale = 1 + squared / count;
  return {
    value: p,
    low: successes === 0 ? 0 : Math.max(0, (middle - reach) / scale),
    high: successes === count ? 1 : Math.min(1, (middle + reach) / scale),
  };
}

/** So many leads, so many of which converted, with the rate. */
export const outcomeOf = (count: number, converted: number): Outcome => ({
  count,
  converted,
  rate: wilson(converted, count),
});
