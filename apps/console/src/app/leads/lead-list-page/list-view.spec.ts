import { paramsOf, rangeOf, rangeText, viewOf } from './list-view';

describe('the view of a list', () => {
  it('comes back from its own address', () => {
    const params = {
      q: 'berg',
      sort: '-score:profile',
      score: '20..<50',
      level: 'warm,hot',
      of: 'profile',
      filter: '{"all":[{"attribute":"country","op":"equals","value":"NO"}]}',
      cursor: 'abc',
      skip: '50',
    };
    expect(paramsOf(viewOf(params))).toEqual(params);
  });

  it('leaves out of the address what is as usual', () => {
    expect(Object.values(paramsOf(viewOf({}))).filter(Boolean)).toEqual([]);
    expect(viewOf({}).sort).toEqual({ key: 'lastActivity', descending: true, kind: 'engagement' });
  });

  it('ignores what it does not understand', () => {
    expect(viewOf({ sort: '-constructor:x', score: 'many', of: 'toString', filter: '{"no', skip: '-4' })).toMatchObject(
      {
        sort: { key: 'lastActivity', descending: true, kind: 'engagement' },
        range: null,
        of: 'engagement',
        filter: null,
        skipped: 0,
      },
    );
  });
});

describe('a score range', () => {
  it.each([
    ['20..50', { min: 20, max: 50 }],
    ['20..<50', { min: 20, below: 50 }],
    ['50..', { min: 50 }],
    ['..-4.5', { max: -4.5 }],
  ])('%s reads and writes', (text, range) => {
    expect(rangeOf(text)).toEqual(range);
    expect(rangeText(range)).toBe(text);
  });

  it.each(['', '..', '1-2', '1..2..3'])('is none in "%s"', (text) => expect(rangeOf(text)).toBeNull());
});
