import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendToTail, foldTail, insertEntry, packEntries, replaceSecond, type Entry } from '../index';

const numRuns = Number(process.env.HEATLINE_RUNS ?? 300);

/** Few seconds and few classes, so that ties are common; events have keys, a second has one profile class. */
const entries = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: 12 }),
      classId: fc.integer({ min: 0, max: 3 }),
      profile: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((drafts) => {
    const seen = new Set<number>();
    return drafts.flatMap((draft, n): Entry[] => {
      if (!draft.profile) return [{ time: draft.time, classId: draft.classId, key: `key-${(n * 7) % 25}` }];
      if (seen.has(draft.time)) return [];
      seen.add(draft.time);
      return [draft];
    });
  });

/** What the service does with one entry after another. */
function arrive(order: Entry[], tailBytes: number): Uint8Array {
  let body = new Uint8Array(0);
  let tail = new Uint8Array(0);
  const known: Entry[] = [];
  for (const entry of order) {
    known.push(entry);
    const appended = tail.length < tailBytes ? appendToTail(body, tail, entry) : 'fold';
    if (appended !== 'fold') {
      tail = new Uint8Array(appended);
      continue;
    }
    body = new Uint8Array(foldTail(body, tail));
    tail = new Uint8Array(0);
    const inserted = insertEntry(body, entry);
    const ofSecond = known.filter(({ time }) => time === entry.time);
    body = new Uint8Array(inserted === 'repack' ? replaceSecond(body, entry.time, ofSecond) : inserted);
  }
  return foldTail(body, tail);
}

describe('a timeline', () => {
  it('is the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(
        entries.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.integer({ min: 0, max: 64 }),
        ([all, shuffled], tailBytes) => {
          const packed = packEntries(all);
          expect([...packEntries(shuffled)]).toEqual([...packed]);
          expect([...arrive(shuffled, tailBytes)]).toEqual([...packed]);
        },
      ),
      { numRuns },
    );
  });
});
