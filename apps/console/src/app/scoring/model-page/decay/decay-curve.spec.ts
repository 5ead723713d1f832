import { levelsAtFirst, type ModelDecay } from '@heatline/contracts';
import { decayCurve } from './decay-curve';

const curve = (decay: ModelDecay) => decayCurve(decay, levelsAtFirst);

describe('the curve of a decay', () => {
  it('follows the points of one event as the engine pays them', () => {
    const halving = curve({ kind: 'halfLife', days: 14 })!;
    expect(halving.words).toBe('10 points of one event are 5 after 14 days, 2.5 after 28 days and 0.63 after 56 days.');
    expect(halving.points[20]).toEqual({ day: 14, left: 5 });
    const even = curve({ kind: 'linear', days: 80 })!;
    expect(even.words).toBe('10 points of one event are 7.5 after 20 days, 5 after 40 days and 0 after 80 days.');
    expect(even.points.at(-1)).toEqual({ day: 100, left: 0 });
  });

  it('has steps where there are steps', () => {
    const { points, days } = curve({ kind: 'step', percent: 50, everyDays: 30 })!;
    expect(days).toBe(120);
    expect(points.slice(0, 4)).toEqual([
      { day: 0, left: 10 },
      { day: 30, left: 10 },
      { day: 30, left: 5 },
      { day: 60, left: 5 },
    ]);
  });

  it('follows a quiet lead at the highest level', () => {
    const quiet = curve({ kind: 'inactivity', points: 20, everyDays: 7 })!;
    expect(quiet.points.map(({ left }) => left)).toEqual([50, 50, 30, 30, 10, 10, 0, 0]);
    expect(quiet.words).toContain('nothing is left after 21 days');
  });

  it('is not drawn without decay, or while a number is missing', () => {
    expect(curve({ kind: 'none' })).toBeNull();
    expect(curve({ kind: 'halfLife', days: Number.NaN })).toBeNull();
    expect(curve({ kind: 'halfLife', days: 0 })).toBeNull();
  });
});
