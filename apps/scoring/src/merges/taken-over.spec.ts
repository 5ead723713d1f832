import { takenOver } from './taken-over';

const change = (key: string, value: unknown, at: number) => ({ account: false, key, value, at });

describe('what a lead takes over', () => {
  it('is the value of the first one who has one, since that one has it', () => {
    const own = [change('a', 1, 5)];
    const first = [change('a', 7, 1), change('c', 5, 3), change('d', 1, 4), change('c', null, 8)];
    const second = [change('b', 6, 1), change('d', 2, 3), change('c', 8, 4)];
    expect(takenOver(own, [first, second])).toEqual([
      change('b', 6, 1),
      change('d', 1, 4),
      change('c', 8, 4),
      change('a', 1, 5),
    ]);
  });

  it('holds from when it had been taken away here', () => {
    const own = [change('a', 2, 6), change('a', null, 9)];
    expect(takenOver(own, [[change('a', 3, 2)]])).toEqual([...own, change('a', 3, 9)]);
    expect(takenOver(own, [[change('a', 3, 12)]])).toEqual([...own, change('a', 3, 12)]);
  });

  it('is nothing while it has its own', () => {
    const own = [change('a', false, 5), change('b', 0, 5), change('c', '', 5)];
    expect(takenOver(own, [own.map(({ key }) => change(key, 'theirs', 1))])).toEqual(own);
  });
});
