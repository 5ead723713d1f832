import type { SimulationBin } from '@heatline/contracts';

type Counts = readonly (readonly [points: number, count: number])[];

/** About as many as can be told apart. */
const bins = 24;
/** What lies farther out, on either side, goes into an open bin: one lead with a hundred times the points would leave no room for the others. */
const outlying = 0.005;

/** Both distributions over the same bins of whole, round widths. Bounds of levels that lie in reach are within the range. */
export function histogramOf(before: Counts, after: Counts, bounds: readonly number[]): SimulationBin[] {
  const all = [...before, ...after].sort(([a], [b]) => a - b);
  if (all.length === 0) return [];
  const [first, last] = [all[0]![0], all.at(-1)![0]];
  const [low, high] = [quantile(all, outlying), quantile(all, 1 - outlying)];
  const reach = Math.max(1, high - low);
  const near = bounds.filter((bound) => bound >= low - reach && bound <= high + reach);
  const width = roundWidth((Math.max(high + 1, ...near) - Math.min(low, 0 <= low && low <= reach ? 0 : low)) / bins);
  const from = Math.floor(Math.min(low, low > 0 && low <= reach ? 0 : low, ...near) / width) * width;
  const to = Math.max(from + width, Math.ceil(Math.max(high + 1, ...near) / width) * width);
  const count = Math.round((to - from) / width);
  const sums = (counts: Counts): number[] => {
    const sum = new Array<number>(count).fill(0);
    for (const [points, n] of counts) sum[Math.min(count - 1, Math.max(0, Math.floor((points - from) / width)))]! += n;
    return sum;
  };
  const [old, fresh] = [sums(before), sums(after)];
  return old.map((n, i) => ({
    from: i === 0 && first < from ? null : from + i * width,
    to: i === count - 1 && last >= to ? null : from + (i + 1) * width,
    before: n,
    after: fresh[i]!,
  }));
}

function quantile(sorted: Counts, share: number): number {
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [points, count] of sorted) {
    seen += count;
    if (seen >= share * total) return points;
  }
  return sorted.at(-1)![0];
}

/** 1, 2, 5, 10, 20, 50, … whole points. */
function roundWidth(least: number): number {
  for (let power = 1; ; power *= 10) for (const step of [1, 2, 5]) if (step * power >= least) return step * power;
}
