import { describe, expect, it } from '@jest/globals';
import {
  appendToTail,
  bytesOf,
  insertEntry,
  needsRepack,
  packEntries,
  readTimeline,
  replaceSecond,
  TimelineReader,
  uniteTimelines,
} from '../index';

const event = (time: number, classId: number, key = 'k') => ({ time, classId, key });
const shown = (body: Uint8Array): [number, number][] => {
  const { words } = readTimeline(body);
  return Array.from({ length: words.length / 2 }, (_, n) => [words[2 * n], words[2 * n + 1]]);
};
const nothing = new Uint8Array(0);

describe('packing', () => {
  it('writes eight little-endian bytes an entry, the top bit for the profile', () => {
    expect([...packEntries([event(258, 3), { time: 1, classId: 2, profile: true }])]).toEqual([
      1, 0, 0, 0, 2, 0, 0, 128, 2, 1, 0, 0, 3, 0, 0, 0,
    ]);
  });

  it('orders a second by its keys, the profile first, of several profiles the last given', () => {
    const entries = [
      event(5, 1, 'b'),
      event(5, 2, 'a'),
      { time: 5, classId: 8, profile: true },
      { time: 5, classId: 9, profile: true },
    ];
    expect(shown(packEntries(entries)).map(([, word]) => word)).toEqual([9 + 2 ** 31, 2, 1]);
  });

  it('refuses a class that does not fit', () => {
    expect(() => packEntries([event(1, 2 ** 31)])).toThrow(RangeError);
  });
});

describe('reading', () => {
  const body = packEntries([event(1, 1), event(2, 2)]);
  const tail = packEntries([event(3, 3)]);

  it('reads body and tail as one, from any address', () => {
    const moved = new Uint8Array(body.length + 1);
    moved.set(body, 1);
    for (const same of [body, moved.subarray(1)]) {
      expect([...readTimeline(same, tail).words]).toEqual([1, 1, 2, 2, 3, 3]);
      expect([...readTimeline(same).words]).toEqual([1, 1, 2, 2]);
    }
    expect(readTimeline(body).words.buffer).toBe(body.buffer);
  });

  it('reads one after another into the same memory', () => {
    const reader = new TimelineReader();
    const first = reader.read(body, 0, body.length, tail);
    expect([...bytesOf(first)]).toEqual([...body, ...tail]);
    const large = packEntries(Array.from({ length: 20_000 }, (_, n) => event(n, n)));
    const second = reader.read(large, 8, large.length - 8);
    expect([second.words[0], second.to]).toEqual([1, 39_998]);
  });

  it('refuses bytes that are not whole entries', () => {
    expect(() => readTimeline(body.subarray(0, 9))).toThrow(RangeError);
  });
});

describe('adding', () => {
  const body = packEntries([event(1, 1), event(5, 2), event(5, 2)]);

  it('appends what is newest to the tail', () => {
    expect(shown(appendToTail(body, nothing, event(6, 1)) as Uint8Array)).toEqual([[6, 1]]);
  });

  it('folds what is late or of the last second of the body', () => {
    expect(appendToTail(body, nothing, event(5, 2))).toBe('fold');
    expect(appendToTail(body, packEntries([event(9, 1)]), event(7, 1))).toBe('fold');
  });

  it('puts a late event in its place', () => {
    expect(shown(insertEntry(body, event(3, 7)) as Uint8Array)).toEqual([
      [1, 1],
      [3, 7],
      [5, 2],
      [5, 2],
    ]);
  });

  it('needs the keys of a second only when classes differ', () => {
    expect(needsRepack(body, event(5, 2))).toBe(false);
    expect(needsRepack(body, event(5, 3))).toBe(true);
    const replaced = replaceSecond(body, 5, [event(5, 2, 'c'), event(5, 3, 'a'), event(5, 2, 'b')]);
    expect(shown(replaced)).toEqual([
      [1, 1],
      [5, 3],
      [5, 2],
      [5, 2],
    ]);
  });

  it('replaces the profile of a second', () => {
    const once = insertEntry(body, { time: 5, classId: 4, profile: true }) as Uint8Array;
    const twice = insertEntry(once, { time: 5, classId: 6, profile: true }) as Uint8Array;
    expect(shown(twice).map(([, word]) => word)).toEqual([1, 6 + 2 ** 31, 2, 2]);
  });
});

it('unites the events of members under one profile', () => {
  const one = readTimeline(packEntries([event(1, 1), event(5, 2), { time: 2, classId: 9, profile: true }]));
  const other = readTimeline(packEntries([event(3, 4), event(5, 1)]));
  const account = readTimeline(packEntries([{ time: 5, classId: 7, profile: true }]));
  expect(shown(bytesOf(uniteTimelines([one, other], account)))).toEqual([
    [1, 1],
    [3, 4],
    [5, 7 + 2 ** 31],
    [5, 1],
    [5, 2],
  ]);
});

it('unites classes of any number in the same order', () => {
  const large = 2 ** 30;
  const one = readTimeline(packEntries([event(5, large + 2), event(5, 3)]));
  const other = readTimeline(packEntries([event(5, large + 1), event(4, 1)]));
  const account = readTimeline(packEntries([{ time: 5, classId: large, profile: true }]));
  expect(shown(bytesOf(uniteTimelines([one, other], account)))).toEqual([
    [4, 1],
    [5, large + 2 ** 31],
    [5, 3],
    [5, large + 1],
    [5, large + 2],
  ]);
});
