import { SavedView, ViewChange, ViewDraft } from './saved-view';

describe('the sort of a saved view', () => {
  it.each(['name', '-lastActivity', 'events', '-score:engagement', 'change7:profile', '-peak:custom'])(
    '%s is one of the list',
    (sort) => {
      expect(ViewDraft.safeParse({ name: 'Mine', sort }).success).toBe(true);
      expect(ViewChange.safeParse({ sort }).success).toBe(true);
    },
  );

  it.each([
    'foo',
    '-bogus:zzz',
    '',
    '--name',
    'name:engagement',
    '-score',
    '-score:zzz',
    '-score:account',
    'score:a:b',
  ])('%j is none', (sort) => {
    expect(ViewDraft.safeParse({ name: 'Mine', sort }).error?.issues[0]?.path).toEqual(['sort']);
    expect(ViewChange.safeParse({ sort }).success).toBe(false);
  });

  it('is read as it was kept, even from before it was checked', () => {
    expect(SavedView.shape.sort.parse('foo')).toBe('foo');
  });
});
