import { keptOrder } from './kept-order';

const row = (leadId: string, score = 0) => ({ leadId, score });

describe('news of a page', () => {
  it('go into the rows where they stand', () => {
    const { items, moved, gone } = keptOrder([row('a'), row('b')], [row('b', 9), row('a', 1)]);
    expect(items).toEqual([row('a', 1), row('b', 9)]);
    expect(moved).toBe(true);
    expect(gone.size).toBe(0);
  });

  it('leave a row in place that is no longer on the page, and say so', () => {
    const { items, moved, gone } = keptOrder([row('a'), row('b')], [row('c'), row('a', 1)]);
    expect(items).toEqual([row('a', 1), row('b')]);
    expect([...gone]).toEqual(['b']);
    expect(moved).toBe(true);
  });

  it('say whether each row of the page is shown', () => {
    const [a, b, c] = [row('a'), row('b'), row('c')];
    expect(keptOrder([a, b], [c, a]).whole).toBe(false);
    expect(keptOrder([a, b], [b, a]).whole).toBe(true);
    expect(keptOrder([a, b], [a]).whole).toBe(true);
    expect(keptOrder([a, b], [b, c], new Set(['a'])).whole).toBe(true);
    expect(keptOrder([], [a]).whole).toBe(true);
  });

  it('take a row away that was deleted here, and put whoever follows behind the others', () => {
    const before = [row('a'), row('b'), row('c')];
    const deleted = new Set(['b', 'elsewhere']);
    expect(keptOrder(before, [row('c'), row('a'), row('d')], deleted)).toEqual({
      items: [row('a'), row('c'), row('d')],
      gone: new Set(),
      moved: true,
      whole: true,
    });
    expect(keptOrder(before, [row('a'), row('c')], deleted)).toMatchObject({
      items: [row('a'), row('c')],
      moved: false,
    });
    expect(keptOrder([row('b')], [], deleted)).toMatchObject({ items: [], moved: false });
    // Until it is gone, it stands where it stood.
    expect(keptOrder(before, before, deleted)).toMatchObject({ items: before, moved: false });
  });

  it('move nothing when the order is the same', () => {
    expect(keptOrder([row('a')], [row('a', 2)])).toMatchObject({ moved: false, items: [row('a', 2)] });
    expect(keptOrder([row('a')], [row('a'), row('b')]).moved).toBe(true);
    expect(keptOrder([], [row('a')])).toMatchObject({ moved: false, items: [row('a')] });
  });
});
