import { inLanes } from './in-lanes';

/** Work that ends when it is told to. */
function slowly() {
  const open = new Map<string, () => void>();
  const begun: string[] = [];
  return {
    begun,
    work: (item: string) => {
      begun.push(item);
      return new Promise<void>((end, fail) =>
        open.set(item, item.startsWith('bad') ? () => fail(new Error(item)) : end),
      );
    },
    end: async (item: string) => {
      open.get(item)!();
      await new Promise(setImmediate);
    },
  };
}

describe('work in lanes', () => {
  it('begins in order, so many at a time', async () => {
    const { begun, work, end } = slowly();
    const all = inLanes(2, ['a', 'b', 'c', 'd'], work);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    await all;
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on beside one that failed, and tells of it when all have ended', async () => {
    const { begun, work, end } = slowly();
    let told: unknown;
    const all = inLanes(2, ['bad', 'b', 'c', 'd'], work).catch((error: unknown) => (told = error));
    await end('bad');
    await end('b');
    expect(told).toBeUndefined();
    await end('c');
    await end('d');
    await all;
    expect(begun).toEqual(['bad', 'b', 'c', 'd']);
    expect(told).toEqual(new Error('bad'));
  });

  it('of nothing is nothing', () =>
    expect(inLanes(2, [], () => Promise.reject(new Error('no')))).resolves.toBeUndefined());
});
