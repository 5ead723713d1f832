import { paramsOf, viewOf } from './list-view';

describe('the view of watched leads', () => {
  it('is read from the address and written back', () => {
    const params = { sort: '-change', model: 'm', cursor: 'c' };
    expect(paramsOf(viewOf(params))).toEqual(params);
  });

  it('keeps apart a sort that the list does not have', () => {
    const view = viewOf({ sort: 'colour' });
    expect(view).toEqual({ sort: '-since', strangeSort: 'colour', modelId: null, cursor: null });
    expect(paramsOf(view)['sort']).toBe('colour');
  });
});
