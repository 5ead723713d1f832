import { followedTogether, movedAtOnce } from './followed-together';

const cluster = (rootId: string, ...absorbed: string[]) => ({
  rootId,
  leadIds: [rootId, ...absorbed],
  ownerId: null,
  accountId: null,
  createdAt: new Date(0),
});
const sizes = (clusters: ReturnType<typeof cluster>[], counts: [string, number][] = []) =>
  [
    ...followedTogether(
      clusters,
      clusters.flatMap(({ leadIds }) => leadIds),
      new Map(counts),
    ),
  ].map((part) => part.length);

describe('leads that are followed in one transaction', () => {
  const pairs = Array.from({ length: 120 }, (_, i) => cluster(`t${i}`, `a${i}`));

  it('are as many as it takes, those of one cluster together', () => {
    expect(sizes(pairs)).toEqual([movedAtOnce, movedAtOnce, 40]);
    const many = cluster('t', ...Array.from({ length: 150 }, (_, i) => `a${i}`));
    expect(sizes([many, cluster('one')])).toEqual([151, 1]);
  });

  it('are fewer where they did much: each busy one alone', () => {
    const busy = ['t0', 't1', 'a2'].map((id): [string, number] => [id, 100_000]);
    expect(sizes(pairs.slice(0, 5), busy)).toEqual([2, 2, 2, 4]);
    // Nobody is held for a second while others' events are read.
    expect(
      sizes(
        pairs.slice(0, 40),
        pairs.map(({ rootId }) => [rootId, 4_000]),
      ),
    ).toEqual([16, 16, 16, 16, 16]);
  });

  it('are those that were named, and who answers for them', () => {
    const parts = followedTogether([cluster('t', 'a', 'b')], ['b', 'b'], new Map());
    expect([...parts]).toEqual([['t', 'b']]);
  });
});
