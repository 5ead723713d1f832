import type { ViewContent } from '@heatline/contracts';
import { viewOf } from '../lead-list-page/list-view';
import { changesOf, contentOf, opened, sameContent } from './view-content';

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

  it.each([
    ['nothing was changed', {}, {}, {}, false],
    ['only here', { q: 'berg' }, {}, { q: 'berg' }, false],
    ['only elsewhere', {}, { sort: 'name' }, {}, false],
    ['another part elsewhere', { q: 'berg' }, { sort: 'name' }, { q: 'berg' }, false],
    ['the same elsewhere', { q: 'berg' }, { q: 'berg', sort: 'name' }, { q: 'berg' }, false],
    ['the same part to something else', { q: 'berg' }, { q: 'dal' }, { q: 'berg' }, true],
    ['taken out here and changed elsewhere', { filter: null }, { filter: { owner: ['me'] } }, { filter: null }, true],
  ] satisfies [string, Partial<ViewContent>, Partial<ViewContent>, Partial<ViewContent>, boolean][])(
    'sends what was changed: %s',
    (_, mine, now, change, clash) => {
      const seen: ViewContent = { q: '', filter: { owner: ['nobody'] }, sort: '-lastActivity' };
      expect(changesOf(seen, { ...seen, ...mine }, { ...seen, ...now })).toEqual({ change, clash });
    },
  );
});
