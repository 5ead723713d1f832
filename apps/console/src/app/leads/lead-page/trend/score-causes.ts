import type { ScoreChange, ScoreHistory, ScoreSpike } from '@heatline/contracts';
import { formatNumber, formatPoints } from '@heatline/ui';
import { type ScoreMark, type ScorePoint } from '@heatline/ui/charts';

const causeTitles: Record<ScoreChange['cause'], (spike: ScoreSpike) => string> = {
  activity: () => 'Activity',
  decay: () => 'Decay',
  attributes: () => 'Details changed',
  model: ({ publishedVersion }) => `Version ${publishedVersion}`,
  merge: () => 'Merge',
  unmerge: () => 'Merge undone',
  adjustment: () => 'Adjusted',
  reset: () => 'Reset',
  import: () => 'Import',
  retention: () => 'Retention',
};

/** Where the course jumped, and what moved it most. */
export const spikeMarks = (spikes: readonly ScoreSpike[]): ScoreMark[] =>
  spikes.map((spike) => ({
    at: new Date(spike.at),
    score: spike.to,
    text: `${spike.name ?? causeTitles[spike.cause](spike)} ${formatPoints(Math.round((spike.to - spike.from) * 100) / 100)}`,
  }));

/** The steps of the chart: points of the replay, and every recorded change between them. */
export function scoreSteps({ points, changes }: Pick<ScoreHistory, 'points' | 'changes'>): ScorePoint[] {
  const recorded = changes.map(({ at, to }) => ({ at: new Date(at), score: to, replayed: false }));
  const replayed = points.map(({ at, score, source }) => ({
    at: new Date(at),
    score,
    replayed: source === 'replayed',
  }));
  return [...replayed, ...recorded].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** "Rising: 12 points in 90 days, from 66 to 78." in its two halves. */
export function trendWords(
  history: Pick<ScoreHistory, 'points' | 'direction' | 'spikes'>,
  span: string,
): { head: string; rest: string } {
  const first = history.points[0]?.score ?? 0;
  const last = history.points.at(-1)?.score ?? 0;
  const size = formatNumber(Math.abs(Math.round((last - first) * 100) / 100));
  const moved =
    first === last
      ? `no change ${span}, at ${formatNumber(last)}`
      : `${size} ${size === '1' ? 'point' : 'points'} ${span}, from ${formatNumber(first)} to ${formatNumber(last)}`;
  // What moved it most in the direction that it took, if one thing did.
  const mostly = history.spikes.find(({ from, to, name }) => name && Math.sign(to - from) === Math.sign(last - first));
  return {
    head: { rising: 'Rising', falling: 'Falling', flat: 'Flat' }[history.direction],
    rest: mostly ? `${moved}, mostly by “${mostly.name}”` : moved,
  };
}
