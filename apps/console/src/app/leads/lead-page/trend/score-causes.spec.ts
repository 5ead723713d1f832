import type { ScoreChange, ScoreSpike } from '@heatline/contracts';
import { scoreSteps, spikeMarks, trendWords } from './score-causes';

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
const aSpike = (more: Partial<ScoreSpike> = {}): ScoreSpike => ({
  at: '2026-11-05T00:00:00Z',
  from: 10,
  to: 40,
  cause: 'activity',
  name: 'Requested a demo',
  publishedVersion: 7,
  ...more,
});
const point = (at: string, score: number, source: 'recorded' | 'replayed' = 'recorded') => ({
  at,
  score,
  level: 'cold',
  source,
});

it('a jump is marked with what moved the score most, or else with its cause', () => {
  const marks = spikeMarks([aSpike(), aSpike({ from: 80, to: 60, name: null, cause: 'model', publishedVersion: 8 })]);
  expect(marks.map(({ text }) => text)).toEqual(['Requested a demo +30', 'Version 8 −20']);
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
  const points = [point('2026-11-01T00:00:00Z', 66), point('2026-11-20T00:00:00Z', 78)];

  it('say where the score went', () => {
    expect(trendWords({ points, direction: 'rising', spikes: [] }, 'in 90 days')).toEqual({
      head: 'Rising',
      rest: '12 points in 90 days, from 66 to 78',
    });
  });

  it('name what moved it most that way', () => {
    const spikes = [aSpike({ from: 99, to: 50, name: 'Looks for a job' }), aSpike()];
    expect(trendWords({ points, direction: 'rising', spikes }, 'in 90 days').rest).toBe(
      '12 points in 90 days, from 66 to 78, mostly by “Requested a demo”',
    );
  });

  it('say so when nothing moved', () => {
    const still = { points: [point('2026-11-01T00:00:00Z', 5)], direction: 'flat' as const, spikes: [] };
    expect(trendWords(still, 'since the beginning').rest).toBe('no change since the beginning, at 5');
  });
});
