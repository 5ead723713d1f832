import { Fault } from '@heatline/contracts';
import { jest } from '@jest/globals';
import { GroupCommit } from './group-commit';

/** Work whose turns end when the test says so. */
function held() {
  const turns: { items: number[]; end: () => void }[] = [];
  const work = (items: number[]) =>
    new Promise<number[]>((resolve, reject) => {
      const end = () => (items.includes(13) ? reject(new Error('unlucky')) : resolve(items.map((item) => item * 10)));
      turns.push({ items, end });
    });
  return { turns, work };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  it('lets the first go at once and those that come meanwhile go together', async () => {
    const { turns, work } = held();
    const group = new GroupCommit(work, { weight: 100, atOnce: 1 });
    const answers = [1, 2, 3].map((item) => group.add(item, 1));
    expect(turns.map(({ items }) => items)).toEqual([[1]]);
    turns[0]!.end();
    await settled();
    expect(turns.map(({ items }) => items)).toEqual([[1], [2, 3]]);
    turns[1]!.end();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
    await settled();
    expect(group.idle).toBe(true);
  });

  it('holds no more than a turn may weigh, but at least one', async () => {
    const { turns, work } = held();
    const group = new GroupCommit(work, { weight: 10, atOnce: 1 });
    const answers = [1, 2, 3, 4].map((item) => group.add(item, item === 4 ? 50 : 5));
    for (let i = 0; i < 3; i++) {
      turns[i]!.end();
      await settled();
    }
    expect(turns.map(({ items }) => items)).toEqual([[1], [2, 3], [4]]);
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
  });

  it('runs several turns at once, up to its limit', () => {
    const { turns, work } = held();
    const group = new GroupCommit(work, { weight: 1, atOnce: 2 });
    for (const item of [1, 2, 3]) void group.add(item, 1);
    expect(turns.map(({ items }) => items)).toEqual([[1], [2]]);
  });

  it('lets turns begin no sooner after each other than it is told', async () => {
    jest.useFakeTimers();
    const { turns, work } = held();
    const group = new GroupCommit(work, { weight: 100, atOnce: 2, everyMs: 10 });
    for (const item of [1, 2, 3]) void group.add(item, 1);
    expect(turns.map(({ items }) => items)).toEqual([[1]]);
    jest.advanceTimersByTime(9);
    expect(turns).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(turns.map(({ items }) => items)).toEqual([[1], [2, 3]]);
    jest.useRealTimers();
  });

  it('fails only the one that cannot be done', async () => {
    const { turns, work } = held();
    const group = new GroupCommit(work, { weight: 100, atOnce: 1 });
    const answers = [1, 13, 3].map((item) => group.add(item, 1).catch(() => 'failed'));
    for (let i = 0; i < 4; i++) {
      turns[i]!.end();
      await settled();
    }
    expect(await Promise.all(answers)).toEqual([10, 'failed', 30]);
  });

  it('fails all at once when the database is away', async () => {
    let tries = 0;
    const group = new GroupCommit<number, number>(
      async () => {
        tries++;
        throw new Fault('database_unavailable', 'away');
      },
      { weight: 100, atOnce: 1 },
    );
    const answers = [1, 2, 3].map((item) => group.add(item, 1).catch((error: unknown) => error));
    expect((await Promise.all(answers)).every((error) => error instanceof Fault)).toBe(true);
    expect(tries).toBe(2);
  });
});
