import type { Level, ScoreDistribution } from '@heatline/contracts';
import { counted, formatCount, formatNumber } from '@heatline/ui';

/** One column of the histogram: percent of the height, and what it counts in words. */
export interface SpreadBar {
  readonly height: number;
  readonly words: string;
}

/** One level's part of the width, in percent. */
export interface SpreadBand {
  readonly name: string;
  readonly tone: string;
  readonly left: number;
  readonly width: number;
}

/** The upper end that is drawn: half as far again as the highest bound, on a round number, so that it seldom moves while one types. */
export function drawnTo(levels: readonly Level[]): number {
  const top = Math.max(...levels.map(({ from }) => (Number.isFinite(from) ? (from ?? 0) : 0)), 1);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(top)) - 1) * 5;
  return Math.ceil((top * 1.5) / step) * step;
}

/** Heights by square root: most leads have few points, and the few that have many are what levels are about. What lies outside stands in the end columns. */
export function spreadBars({ buckets, below, above, from, to }: ScoreDistribution): SpreadBar[] {
  const width = (to - from) / buckets.length;
  const counts = buckets.map((count, at) => count + (at === 0 ? below : 0) + (at === buckets.length - 1 ? above : 0));
  const most = Math.max(...counts, 1);
  return counts.map((count, at) => {
    const [low, high] = [from + at * width, from + (at + 1) * width].map((points) => formatNumber(points));
    const range = at === buckets.length - 1 && above ? `${low} and more` : `${low} to ${high}`;
    return {
      height: count === 0 ? 0 : Math.max(2, 100 * Math.sqrt(count / most)),
      words: `${range} points: ${counted(count, 'score')}`,
    };
  });
}

export function spreadBands(levels: readonly Level[], { from, to }: ScoreDistribution): SpreadBand[] {
  const share = (points: number) => Math.min(100, Math.max(0, (100 * (points - from)) / (to - from)));
  return levels.map(({ name, tone, from: bound }, at) => {
    const left = at === 0 ? 0 : share(bound ?? from);
    const right = at === levels.length - 1 ? 100 : share(levels[at + 1]?.from ?? to);
    return { name, tone, left, width: Math.max(0, right - left) };
  });
}

/** "1,204 leads, 3%" for each level, by bounds that may not be published yet. */
export function levelShares({ levels, scored }: ScoreDistribution, what = 'lead'): string[] {
  return levels.map((count) => {
    const percent = scored === 0 ? 0 : (100 * count) / scored;
    const shown = percent > 0 && percent < 1 ? 'under 1' : formatCount(percent);
    return `${counted(count, what)}, ${shown}%`;
  });
}
