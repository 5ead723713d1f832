import { levelsAtFirst } from '@heatline/contracts';
import { boundComplaint, levelDoubt, levelKey, nextLevel, withoutLevel } from './level-edit';

const levels = (...bounds: (number | undefined)[]) =>
  bounds.map((from, index) => ({
    key: `l${index}`,
    name: ['Cold', 'Warm', 'Hot', 'Ready'][index] ?? '',
    from,
    tone: 'cold' as const,
  }));

describe('levels', () => {
  it('say between which bounds one fits', () => {
    expect(boundComplaint(levels(undefined, 30, 30, 88), 2)).toBe('Warm already starts at 30. Choose 31 to 87.');
    expect(boundComplaint(levels(undefined, 90, 60, 88), 1)).toBe('Hot already starts at 60. Choose 59 or less.');
    expect(boundComplaint(levels(undefined, 30, Number.NaN), 2)).toBe('Say from how many points this level begins.');
    expect(boundComplaint(levels(undefined, 30, 60), 2)).toBeNull();
  });

  it('that no score can have say why', () => {
    const doubts = (floor: number | null, ceiling: number | null, ...bounds: number[]) =>
      levels(undefined, ...bounds).map((_, index, all) => levelDoubt({ levels: all, floor, ceiling }, index));
    const above = 'Nobody reaches this level: no score rises above the ceiling of 10.';
    const below = 'Nobody has this level: no score falls below the floor of 30.';
    expect(doubts(0, 10, 10, 20, 30)).toEqual([null, null, above, above]);
    expect(doubts(30, null, 20, 30, 40)).toEqual([below, below, null, null]);
    expect(doubts(null, null, -5, 20)).toEqual([null, null, null]);
    expect(doubts(0, null, Number.NaN)).toEqual([null, null]);
  });

  it('get a key of their own and a place above the others', () => {
    expect(nextLevel(levelsAtFirst)).toMatchObject({ key: 'new-level', from: 75, tone: 'ready' });
    expect(levelKey('Très chaud', ['tre-s-chaud'])).toBe('tre-s-chaud-2');
  });

  it('have a lowest one without a bound, whichever goes', () => {
    expect(withoutLevel(levelsAtFirst, 0)[0]).toEqual({ key: 'warm', name: 'Warm', tone: 'warm' });
  });
});
