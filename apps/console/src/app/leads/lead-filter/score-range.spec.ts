import { Condition } from '@heatline/contracts';
import { partOfRange, quickRanges, rangeOf, rangeWords } from './score-range';

const score = '0f000000-0000-4000-8000-000000000001';

describe('a range of scores', () => {
  it.each([...quickRanges.map(({ range }) => range), { max: -4.5 }, { above: 3, below: 9 }, { above: 0 }])(
    'comes back from its condition: %j',
    (range) => {
      const part = partOfRange(score, range);
      expect(Condition.safeParse(part).error).toBeUndefined();
      expect(rangeOf(part)).toEqual(range);
    },
  );

  it('is incomplete without bounds', () => {
    expect(Condition.safeParse(partOfRange(score, {})).error?.issues[0]?.message).toBe('Give a number of points');
    expect(rangeOf(partOfRange(score, {}))).toEqual({});
  });

  it.each([
    [{ min: 20, below: 50 }, '20–49'],
    [{ min: 91, max: 100 }, '91–100'],
    [{ min: 60 }, '60+'],
    [{ max: 5 }, 'up to 5'],
    [{ below: 0 }, 'under 0'],
    [{ above: 3 }, 'over 3'],
    [{ min: 1, max: 2.5 }, '1 to 2.5'],
  ])('%j reads "%s"', (range, words) => expect(rangeWords(range)).toBe(words));
});
