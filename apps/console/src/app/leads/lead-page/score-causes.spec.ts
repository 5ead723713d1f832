import type { ScoreChange } from '@heatline/contracts';
import { scoreCauses, scoreSteps, trendWords } from './score-causes';

const aChange = (more: Partial<ScoreChange>): ScoreChange => ({
  at: '2026-11-10T00:00:00Z',
  from: 0,
  to: 0,
  fromLevel: 'cold',
  toLevel: 'cold',
  publishedVersion: 7,
  cause: 'activity',
  runId: null,
  ...more,
});
const point = (at: string, score: number, source: 'recorded' | 'replayed' = 'recorded') => ({
  at,
  score,
  level: 'cold',
  source,
});

const range = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const upTo80 = [point('2026-11-01T00:00:00Z', 0), point('2026-11-20T00:00:00Z', 80)];

describe('causes of a chart', () => {
  it('name the jumps that stand out, the largest first', () => {
    const changes = [
      aChange({ at: '2026-11-05T00:00:00Z', from: 10, to: 40 }),
      aChange({ at: '2026-11-10T00:00:00Z', from: 40, to: 42 }),
      aChange({ at: '2026-11-20T00:00:00Z', from: 80, to: 60, cause: 'model', publishedVersion: 8 }),
    ];
    expect(scoreCauses({ changes, points: upTo80, ...range }).map(({ text }) => text)).toEqual([
      'Activity +30',
      'Version 8 \u221220',
    ]);
  });

  it('are one where they stand in one place, named by the largest part', () => {
    const changes = [
      aChange({ at: '2026-11-05T08:02:00Z', from: 15, to: 45, cause: 'attributes' }),
      aChange({ at: '2026-11-05T08:00:00Z', from: 10, to: 15 }),
    ];
    expect(scoreCauses({ changes, points: upTo80, ...range })).toMatchObject([
      { score: 45, text: 'Details changed +35' },
    ]);
  });

  it('leave out a first score, which came from nothing', () => {
    expect(scoreCauses({ changes: [aChange({ from: null, to: 50 })], points: [], ...range })).toEqual([]);
  });
});

it('the steps hold replayed points and recorded changes in order of time', () => {
  const points = [point('2026-11-01T00:00:00Z', 5, 'replayed'), point('2026-11-20T00:00:00Z', 9)];
  expect(scoreSteps({ points, changes: [aChange({ to: 7 })] }).map(({ score, replayed }) => [score, replayed])).toEqual(
    [
      [5, true],
      [7, false],
      [9, false],
    ],
  );
});

describe('the words under a chart', () => {
  it('say where the score went', () => {
    const points = [point('2026-11-01T00:00:00Z', 66), point('2026-11-20T00:00:00Z', 78)];
    expect(trendWords({ points, direction: 'rising' }, '90 days')).toEqual({
      head: 'Rising',
      rest: '12 points in 90 days, from 66 to 78',
    });
  });

  it('say so when nothing moved', () => {
    expect(trendWords({ points: [point('2026-11-01T00:00:00Z', 5)], direction: 'flat' }, 'all time').rest).toBe(
      'no change since the beginning, at 5',
    );
  });
});
