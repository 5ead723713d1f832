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
  points: 30,
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
  const marks = spikeMarks([
    aSpike(),
    aSpike({ from: 80, to: 60, points: -20, name: null, cause: 'model', publishedVersion: 8 }),
  ]);
  expect(marks.map(({ text }) => text)).toEqual(['Requested a demo +30', 'Version 8 −20']);
});

it('a mark gives what it names the points that the ledger does, and says that others moved the score too', () => {
  const texts = [
    aSpike({ points: 20 }),
    aSpike({ points: 29.8 }),
    aSpike({ points: 50 }),
    aSpike({ from: 279, to: 0, points: -279, cause: 'reset', name: 'Reset' }),
  ];
  expect(spikeMarks(texts).map(({ text }) => text)).toEqual([
    'Requested a demo +20 and others',
    'Requested a demo +29.8',
    'Requested a demo +50 and others',
    'Reset −279',
  ]);
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
    const spikes = [aSpike({ from: 99, to: 50, points: -49, name: 'Looks for a job' }), aSpike()];
    expect(trendWords({ points, direction: 'rising', spikes }, 'in 90 days').rest).toBe(
      '12 points in 90 days, from 66 to 78, mostly by “Requested a demo”',
    );
  });

  it('name a reset or a version as such, and nothing that gave less than half', () => {
    const rest = (...spikes: ScoreSpike[]) => trendWords({ points, direction: 'rising', spikes }, 'in 90 days').rest;
    const moved = '12 points in 90 days, from 66 to 78';
    expect(rest(aSpike({ cause: 'reset', name: 'Reset' }))).toBe(`${moved}, mostly by a reset`);
    expect(rest(aSpike({ cause: 'reset', name: 'Reset undone' }))).toBe(`${moved}, mostly by a reset that was undone`);
    expect(rest(aSpike({ cause: 'model', name: null }))).toBe(`${moved}, mostly by version 7`);
    expect(rest(aSpike({ cause: 'merge', name: null }), aSpike({ points: 5.9 }))).toBe(moved);
  });

  it('say so when nothing moved', () => {
    const still = { points: [point('2026-11-01T00:00:00Z', 5)], direction: 'flat' as const, spikes: [] };
    expect(trendWords(still, 'since the beginning').rest).toBe('no change since the beginning, at 5');
  });
});
