import { Paged } from './paged';

/** A list of numbers, greatest first, three a page. */
function aList(numbers: number[]) {
  const list = { numbers, failing: false };
  const paged = new Paged<number>(String, (cursor) => {
    if (list.failing) return Promise.reject(new Error('broken'));
    const rest = list.numbers.filter((n) => cursor === null || n < Number(cursor));
    const items = rest.slice(0, 3);
    return Promise.resolve({ items, nextCursor: rest.length > 3 ? String(items.at(-1)) : null });
  });
  return { list, paged };
}

describe('a list read by pages', () => {
  it('grows page after page until there is no more', async () => {
    const { paged } = aList([5, 4, 3, 2, 1]);
    await paged.restart();
    expect([paged.items(), paged.hasMore()]).toEqual([[5, 4, 3], true]);
    await paged.more();
    expect([paged.items(), paged.hasMore()]).toEqual([[5, 4, 3, 2, 1], false]);
  });

  it('puts what is new on top and leaves what was read below', async () => {
    const { list, paged } = aList([7, 6, 5, 4, 3, 2, 1]);
    await paged.restart();
    await paged.more();
    list.numbers = [8, ...list.numbers];
    await paged.refresh();
    expect([paged.items(), paged.hasMore()]).toEqual([[8, 7, 6, 5, 4, 3, 2], true]);
    await paged.more();
    expect(paged.items()).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('begins anew when so much is new that there would be a gap', async () => {
    const { list, paged } = aList([3, 2, 1]);
    await paged.restart();
    list.numbers = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    await paged.refresh();
    expect([paged.items(), paged.hasMore()]).toEqual([[9, 8, 7], true]);
  });

  it('says nothing of a failure that nobody asked for', async () => {
    const { list, paged } = aList([2, 1]);
    await paged.restart();
    list.failing = true;
    await paged.refresh();
    expect([paged.items(), paged.failure()]).toEqual([[2, 1], null]);
  });

  it('keeps what is shown when a page fails, and tries it again', async () => {
    const { list, paged } = aList([5, 4, 3, 2, 1]);
    await paged.restart();
    list.failing = true;
    await paged.more();
    expect([paged.items(), paged.failure() !== null]).toEqual([[5, 4, 3], true]);
    list.failing = false;
    await paged.retry();
    expect([paged.items(), paged.failure()]).toEqual([[5, 4, 3, 2, 1], null]);
  });
});
