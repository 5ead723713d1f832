import { isFiltered, paramsOf, requestOf, viewOf } from './list-view';

describe('the view of the runs', () => {
  it('comes from the address and goes back into it', () => {
    const view = viewOf({ group: 'attention', kind: 'recalculateModel', model: 'm', cursor: 'c' });
    expect(view).toEqual({ group: 'attention', kind: 'recalculateModel', modelId: 'm', cursor: 'c' });
    expect(viewOf(paramsOf(view) as Record<string, string>)).toEqual(view);
    expect(requestOf(view)).toEqual({
      limit: 50,
      group: 'attention',
      kind: 'recalculateModel',
      modelId: 'm',
      cursor: 'c',
    });
  });

  it('takes what it does not understand for nothing', () => {
    const view = viewOf({ group: 'weird', kind: 'nothing' });
    expect(isFiltered(view)).toBe(false);
    expect(requestOf(view)).toEqual({ limit: 50 });
  });
});
