import { viewOf } from '../lead-list-page/list-view';
import { contentOf, opened, sameContent } from './view-content';

describe('the content of a saved view', () => {
  it('comes back from the list that it opens', () => {
    const view = viewOf({ q: 'berg', sort: '-peak:profile', filter: '{"owner":["me"]}' });
    expect(opened(contentOf(view))).toEqual({ q: view.q, filter: view.filter, sort: view.sort });
  });

  it('is the same whatever the order of keys, and another one with another value', () => {
    const rest = { q: '', sort: 'name' };
    const a = { ...rest, filter: { attribute: 'plan', op: 'equals', value: 'trial' } as const };
    const b = { ...rest, filter: { value: 'trial', op: 'equals', attribute: 'plan' } as const };
    expect(sameContent(a, b)).toBe(true);
    expect(sameContent(a, { ...b, filter: { ...b.filter, value: 'paid' } })).toBe(false);
    expect(sameContent(a, { ...a, filter: null })).toBe(false);
    expect(sameContent(a, { ...a, sort: '-name' })).toBe(false);
  });
});
