import { EventColumns } from './event-columns';

const key = (...first: number[]): Buffer => Buffer.from([...first, ...Array(16 - first.length).fill(0)]);
const entries = (columns: EventColumns, leads: number) =>
  columns
    .timelines(leads, (set) => set + 100)
    .map(({ words, from, to }) =>
      Array.from({ length: (to - from) / 2 }, (_, i) => [words[from + i * 2], words[from + i * 2 + 1]]),
    );

describe('events in columns', () => {
  it('become one timeline a lead, in time order, whatever the order in which they come', () => {
    const columns = new EventColumns();
    columns.add(1, 30, 3, key(1), 0);
    columns.add(0, 20, 2, key(1), 0);
    columns.add(1, 10, 1, key(1), 0);
    columns.add(1, 20, 2, key(1), 0);
    expect(entries(columns, 3)).toEqual([
      [[20, 102]],
      [
        [10, 101],
        [20, 102],
        [30, 103],
      ],
      [],
    ]);
  });

  it('stand by their ids within a second, compared byte by byte', () => {
    const columns = new EventColumns();
    columns.add(0, 5, 3, key(0xff), 0);
    columns.add(0, 5, 2, key(0x7f, 1), 0);
    columns.add(0, 5, 1, key(0x7f), 0);
    expect(entries(columns, 1)).toEqual([
      [
        [5, 101],
        [5, 102],
        [5, 103],
      ],
    ]);
  });

  it('may be as many as they like', () => {
    const columns = new EventColumns();
    const count = 100_000;
    for (let i = 0; i < count; i++) columns.add(i % 7, count - i, i % 5, key(i & 255), 0);
    const all = entries(columns, 7);
    expect(all.flat()).toHaveLength(count);
    for (const one of all) expect(one).toEqual([...one].sort(([a], [b]) => a! - b!));
  });
});
