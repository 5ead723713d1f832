import type { ScoreChange, ScoreHistory } from '@heatline/contracts';
import { formatNumber, formatPoints } from '@heatline/ui';
import { type ScoreMark, type ScorePoint } from '@heatline/ui/charts';

const causeTitles: Record<ScoreChange['cause'], (change: ScoreChange) => string> = {
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

/** Only jumps of this share of the drawn range are named, and at most so many. */
const smallestShare = 0.12;
const most = 4;
/** What lies within this share of the drawn time is one jump: it stands in one place. */
const together = 1 / 60;

/** The jumps that stand out, with what caused most of them, the largest first. */
export function scoreCauses({
  changes,
  points,
  from,
  to,
}: Pick<ScoreHistory, 'changes' | 'points' | 'from' | 'to'>): ScoreMark[] {
  const scores = points.map(({ score }) => score);
  const span = Math.max(...scores, 0) - Math.min(...scores, 0);
  const width = (Date.parse(to) - Date.parse(from)) * together || 1;
  const inTime = changes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const jumps = Map.groupBy(inTime, ({ at }) => Math.floor((Date.parse(at) - Date.parse(from)) / width));
  return [...jumps.values()]
    .flatMap((jump) => {
      const [first, last] = [jump[0], jump.at(-1)];
      // A first score came from nothing: that is no jump.
      if (!first || !last || first.from === null) return [];
      const delta = Math.round((last.to - first.from) * 100) / 100;
      if (Math.abs(delta) < Math.max(1, span * smallestShare)) return [];
      const largest = jump.reduce((most, change) => (sizeOf(change) > sizeOf(most) ? change : most));
      return [
        {
          at: new Date(last.at),
          score: last.to,
          delta,
          text: `${causeTitles[largest.cause](largest)} ${formatPoints(delta)}`,
        },
      ];
    })
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .slice(0, most);
}

const sizeOf = ({ from, to }: ScoreChange) => Math.abs(to - (from ?? 0));

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
  history: Pick<ScoreHistory, 'points' | 'direction'>,
  range: string,
): { head: string; rest: string } {
  const first = history.points[0]?.score ?? 0;
  const last = history.points.at(-1)?.score ?? 0;
  const size = formatNumber(Math.abs(Math.round((last - first) * 100) / 100));
  const span = range === 'all time' ? 'since the beginning' : `in ${range}`;
  const moved =
    first === last
      ? `no change ${span}, at ${formatNumber(last)}`
      : `${size} ${size === '1' ? 'point' : 'points'} ${span}, from ${formatNumber(first)} to ${formatNumber(last)}`;
  return { head: { rising: 'Rising', falling: 'Falling', flat: 'Flat' }[history.direction], rest: moved };
}
