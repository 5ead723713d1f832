import { paramsOf, pressed, requestOf, sortOf, viewOf } from './list-view';

describe('the view of accounts', () => {
  it('is read from the address and written back', () => {
    const params = { q: 'acme', sort: '-leads', level: 'hot,warm', cursor: 'c', skip: '50' };
    expect(paramsOf(viewOf(params))).toEqual(params);
    const none = { q: '', sort: null, strangeSort: null, levels: [], cursor: null, skipped: 0 };
    expect(viewOf({})).toEqual(none);
    expect(viewOf({ sort: 'colour', skip: '50' })).toEqual({ ...none, strangeSort: 'colour' });
    expect(paramsOf(viewOf({ sort: 'colour' }))['sort']).toBe('colour');
  });

  it('asks for scores and levels only with a model', () => {
    const view = viewOf({ level: 'hot' });
    expect(sortOf(view, 'm')).toBe('-score');
    expect(sortOf(view, undefined)).toBe('name');
    expect(requestOf(view, 'm')).toEqual({ limit: 50, sort: '-score', modelId: 'm', level: 'hot' });
    expect(requestOf(view, undefined)).toEqual({ limit: 50, sort: 'name' });
  });

  it('turns round when the same head is pressed again', () => {
    expect(pressed('name', 'name')).toBe('-name');
    expect(pressed('-score', 'leads')).toBe('-leads');
    expect(pressed('-leads', 'leads')).toBe('leads');
    expect(pressed('-score', 'name')).toBe('name');
  });
});
