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

/** Less than this share of a jump by others goes without saying: a little always fades meanwhile. */
const goesWithoutSaying = 0.1;

/** Where the course jumped, and what moved it most, with its own points: of the jump they may be a part. */
export const spikeMarks = (spikes: readonly ScoreSpike[]): ScoreMark[] =>
  spikes.map((spike) => {
    const jump = spike.to - spike.from;
    const others = Math.abs(jump - spike.points) > Math.abs(jump) * goesWithoutSaying;
    return {
      at: new Date(spike.at),
      score: spike.to,
      text: `${spike.name ?? causeTitles[spike.cause](spike)} ${formatPoints(spike.points)}${others ? ' and others' : ''}`,
    };
  });

/** What made a jump, within a sentence; null where only its cause is known and says little. */
function moverWords({ cause, name, publishedVersion }: ScoreSpike): string | null {
  if (cause === 'reset') return name === 'Reset undone' ? 'a reset that was undone' : 'a reset';
  if (cause === 'model') return `version ${publishedVersion}`;
  return name && `“${name}”`;
}

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
  // What moved it most in the direction that it took, if one thing did: half of the way at least.
  const mostly = history.spikes
    .filter(
      ({ points }) => Math.sign(points) === Math.sign(last - first) && Math.abs(points) * 2 >= Math.abs(last - first),
    )
    .map(moverWords)
    .find((words) => words !== null);
  return {
    head: { rising: 'Rising', falling: 'Falling', flat: 'Flat' }[history.direction],
    rest: mostly ? `${moved}, mostly by ${mostly}` : moved,
  };
}
