import { rangesBetween } from './lead-ranges';

describe('ranges of leads', () => {
  it('begin where the one before ended, and count what is in them', () => {
    expect(
      rangesBetween([
        { end: 'c', upTo: 3 },
        { end: 'f', upTo: 6 },
        { end: 'g', upTo: 7 },
      ]),
    ).toEqual([
      { lo: null, hi: 'c', total: 3 },
      { lo: 'c', hi: 'f', total: 3 },
      { lo: 'f', hi: 'g', total: 1 },
    ]);
  });

  it('are none where nobody is', () => {
    expect(rangesBetween([])).toEqual([]);
  });
});
