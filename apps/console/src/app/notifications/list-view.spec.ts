import { paramsOf, requestOf, viewOf } from './list-view';

describe('the view of notifications', () => {
  it('is read from the address and written back', () => {
    const params = { unread: 'true', kind: 'assigned', cursor: 'c' };
    expect(paramsOf(viewOf(params))).toEqual(params);
    expect(requestOf(viewOf(params))).toEqual({ ...params, limit: 30 });
  });

  it('keeps apart a kind that there is not', () => {
    const view = viewOf({ kind: 'toString' });
    expect(view).toEqual({ unread: false, kind: null, strangeKind: 'toString', cursor: null });
    expect(paramsOf(view)['kind']).toBe('toString');
    expect(requestOf(view)).toEqual({ limit: 30 });
  });
});
