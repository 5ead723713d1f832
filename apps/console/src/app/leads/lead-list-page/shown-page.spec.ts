import { aLeadItem } from '../testing/a-lead';
import { type Answered, shownPage, type ShownPage } from './shown-page';

const page = (ids: string, nextCursor: string | null): NonNullable<Answered['page']> => ({
  items: [...ids].map((leadId) => aLeadItem({ leadId })),
  nextCursor,
  total: { value: 9, exact: true },
});
const answered = (ids: string, nextCursor: string | null, more: Partial<Answered> = {}): Answered => ({
  page: page(ids, nextCursor),
  asked: 'hot',
  skipped: 0,
  sorted: 0,
  ...more,
});
const none = new Set<string>();
const first = shownPage(answered('abc', 'behind c'), undefined, none)!;
const rows = (shown: ShownPage | undefined) => shown?.items.map(({ leadId }) => leadId).join('');

describe('the page that is shown', () => {
  it('stays while the next answer is on its way', () => {
    expect(shownPage({ ...answered('', null), page: undefined }, first, none)).toBe(first);
  });

  it('keeps its order as long as the question is the same', () => {
    const again = shownPage(answered('cab', 'behind b'), first, none);
    expect([rows(again), again?.moved]).toEqual(['abc', true]);
  });

  it('has the order of the answer when something else is asked, or the order anew', () => {
    for (const more of [{ asked: 'warm' }, { sorted: 1 }]) {
      const other = shownPage(answered('cab', 'behind b', more), first, none);
      expect([rows(other), other?.moved, other?.nextCursor]).toEqual(['cab', false, 'behind b']);
    }
  });

  it('goes on behind its own last row while a row of the answer is not shown', () => {
    // d came before all others, so that the answer ends before c, which is shown here and must not come twice.
    expect(shownPage(answered('dab', 'behind b'), first, none)?.nextCursor).toBe('behind c');
    expect(shownPage(answered('bca', 'behind a'), first, none)?.nextCursor).toBe('behind a');
  });

  it('takes up who follows on those that were deleted here, and goes on behind them', () => {
    const after = shownPage(answered('acd', 'behind d'), first, new Set(['b']));
    expect([rows(after), after?.nextCursor]).toEqual(['acd', 'behind d']);
  });
});
