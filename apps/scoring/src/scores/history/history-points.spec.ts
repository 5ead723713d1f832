import { directionOf, maxPoints, recordedPoints, replayInstants, stepSeconds } from './history-points';

const day = 86_400;

describe('instants of a replay', () => {
  it('are every step and the second after each fact', () => {
    expect(replayInstants([5, 12, 12, 40], 0, 30, 10)).toEqual([0, 6, 10, 13, 20]);
  });

  it('are the steps alone when there are too many facts', () => {
    const times = Array.from({ length: maxPoints + 1 }, (_, second) => second);
    expect(replayInstants(times, 0, 1_000, 500)).toEqual([0, 500]);
  });
});

describe('the points of a history', () => {
  it('are as far apart as was asked for, or further when they were too many', () => {
    expect(stepSeconds(0, 30 * day, 'day')).toBe(day);
    expect(stepSeconds(0, 30 * day, 'auto')).toBe(4 * 3_600);
    expect(stepSeconds(0, 10 * 365 * day, 'hour')).toBeGreaterThanOrEqual((10 * 365 * day) / maxPoints);
  });

  it('begin with what was shown before the range and end at its end', () => {
    const change = { at: 50, score: 700, level: 'cold' };
    expect(recordedPoints([change], { at: -9, score: 500, level: 'cold' }, 0, 100, 10)).toEqual([
      { at: 0, score: 500, level: 'cold' },
      change,
      { ...change, at: 100 },
    ]);
    expect(recordedPoints([], null, 0, 100, 10)).toEqual([]);
  });

  it('are thinned when a lead changed very often', () => {
    const changes = Array.from({ length: 5 * maxPoints }, (_, at) => ({ at, score: at, level: 'cold' }));
    const points = recordedPoints(changes, null, 0, 5 * maxPoints, 5);
    expect(points.length).toBeLessThanOrEqual(maxPoints + 1);
    expect(points[0]).toMatchObject({ score: 4 });
  });

  it('rise or fall by whole points', () => {
    expect(directionOf([0, 99])).toBe('flat');
    expect(directionOf([0, 900, 100])).toBe('rising');
    expect(directionOf([200, 100])).toBe('falling');
    expect(directionOf([])).toBe('flat');
  });
});
