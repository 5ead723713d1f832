import { Condition } from '@heatline/contracts';
import { leafKeys, paramsOf, viewOf } from './list-view';

describe('the view of a list', () => {
  it('comes back from its own address', () => {
    const params = {
      q: 'berg',
      sort: '-peak:profile',
      filter: '{"all":[{"attribute":"country","op":"equals","value":"NO"}]}',
      view: '0e000000-0000-4000-8000-000000000001',
      cursor: 'abc',
      skip: '50',
    };
    expect(paramsOf(viewOf(params))).toEqual(params);
  });

  it('leaves out of the address what is as usual', () => {
    expect(Object.values(paramsOf(viewOf({}))).filter(Boolean)).toEqual([]);
    expect(viewOf({}).sort).toEqual({ key: 'lastActivity', descending: true, kind: 'engagement' });
  });

  it.each([
    '5',
    'null',
    '[]',
    '{bad',
    '{}',
    '{"x":1}',
    '{"all":{}}',
    '{"any":[5]}',
    '{"not":null}',
    '{"not":{"all":[[]]}}',
  ])('keeps apart a filter that has not the form of a condition: %s', (filter) => {
    expect(viewOf({ filter })).toMatchObject({ filter: null, unreadable: filter });
    // What else is chosen does not make everybody of it.
    expect(paramsOf(viewOf({ filter })).filter).toBe(filter);
  });

  it('knows all that a condition asks about', () => {
    const [issue] = Condition.safeParse({}).error?.issues ?? [];
    expect(issue?.message).toBe(`Give a condition: an object with one of all, any, not, ${leafKeys.join(', ')}`);
  });

  it.each(['colour', '--name', '-score:zzz', 'name:engagement', 'score:engagement:x', 'toString'])(
    'keeps apart a sort that the list does not have: %s',
    (sort) => {
      expect(viewOf({ sort }).strangeSort).toBe(sort);
      // What else is chosen leaves it where it can be told.
      expect(paramsOf(viewOf({ sort })).sort).toBe(sort);
    },
  );

  it.each([undefined, '', '-lastActivity', 'name', 'score', '-score', '-score:profile', 'change7:custom'])(
    'has nothing against the sort %s',
    (sort) => {
      expect(viewOf({ sort }).strangeSort).toBeNull();
    },
  );

  it('shows the usual in place of what it does not understand', () => {
    expect(viewOf({ sort: 'constructor:x', skip: '-4' })).toEqual({
      q: '',
      sort: { key: 'lastActivity', descending: true, kind: 'engagement' },
      strangeSort: 'constructor:x',
      filter: null,
      unreadable: null,
      view: null,
      cursor: null,
      skipped: 0,
    });
  });
});
