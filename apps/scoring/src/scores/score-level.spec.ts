import { levelsAtFirst } from '@heatline/contracts';
import { badgeOf, levelOf, toNextLevel } from './score-level';

describe('levels', () => {
  it.each([
    [-500, 'cold'],
    [0, 'cold'],
    [1999, 'cold'],
    [2000, 'warm'],
    [4999, 'warm'],
    [5000, 'hot'],
  ])('puts %i hundredths at %s', (score, key) => {
    expect(levelOf(levelsAtFirst, score).key).toBe(key);
  });

  it('tells whole percent to the next level, never 100', () => {
    expect(toNextLevel(levelsAtFirst, 2000, 0)).toMatchObject({ percent: 0, from: 50, missing: 30 });
    expect(toNextLevel(levelsAtFirst, 3500, 0)).toMatchObject({ percent: 50, level: { key: 'hot' } });
    expect(toNextLevel(levelsAtFirst, 4999, 0)).toMatchObject({ percent: 99, missing: 0.01 });
  });

  it('begins at 0 in the lowest level, and knows no next one at the top', () => {
    expect(toNextLevel(levelsAtFirst, 500, 0)).toMatchObject({ percent: 25 });
    expect(toNextLevel(levelsAtFirst, -500, 0)).toMatchObject({ percent: 0, missing: 25 });
    expect(toNextLevel(levelsAtFirst, 5000, 0)).toBeNull();
  });

  it('names a level that the version no longer has by its key', () => {
    expect(badgeOf(levelsAtFirst, 'tepid')).toEqual({ key: 'tepid', name: 'tepid', tone: 'neutral' });
  });
});
