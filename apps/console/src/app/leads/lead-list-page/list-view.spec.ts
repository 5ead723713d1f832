import { paramsOf, viewOf } from './list-view';

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

  it.each(['5', 'null', '[]', '{"all":{}}', '{"any":[5]}', '{"not":null}', '{"not":{"all":[[]]}}'])(
    'ignores a filter that has not the form of a condition: %s',
    (filter) => expect(viewOf({ filter }).filter).toBeNull(),
  );

  it('ignores what it does not understand', () => {
    expect(viewOf({ sort: 'constructor:x', filter: '{"no', skip: '-4' })).toEqual({
      q: '',
      sort: { key: 'lastActivity', descending: true, kind: 'engagement' },
      filter: null,
      view: null,
      cursor: null,
      skipped: 0,
    });
  });
});
