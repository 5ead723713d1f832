import { bytesOf, entryBytes, firstAtOrAfter, lengthOf, profileBit, readTimeline, type Timeline } from './timeline';

/** A fact on its way into a timeline. */
export interface Entry {
  /** Seconds since 1970. */
  time: number;
  classId: number;
  /** A change of the profile's class instead of an event. */
  profile?: boolean;
  /** Idempotency key of an event: orders events of one second. */
  key?: string;
}

/** Packs entries in any order; two that are equal in everything are two events. */
export function packEntries(entries: readonly Entry[]): Uint8Array {
  const sorted = [...entries].sort(
    (a, b) =>
      a.time - b.time ||
      Number(b.profile ?? false) - Number(a.profile ?? false) ||
      (a.profile ? 0 : compareKeys(a.key ?? '', b.key ?? '') || a.classId - b.classId),
  );
  // Of several profile changes in one second the last given holds.
  const kept = sorted.filter(
    (entry, index) => !(entry.profile && sorted[index + 1]?.profile && sorted[index + 1].time === entry.time),
  );
  const words = new Uint32Array(kept.length * 2);
  kept.forEach((entry, index) => {
    words[2 * index] = entry.time;
    words[2 * index + 1] = wordOf(entry);
  });
  return bytesOf({ words, from: 0, to: words.length });
}

/**
 * What an entry does to a timeline: the new bytes, or "repack" when a second holds events of several classes, whose
 * order only their idempotency keys tell (then give all entries of that second to `replaceSecond`).
 */
export function insertEntry(body: Uint8Array, entry: Entry): Uint8Array | 'repack' {
  const timeline = readTimeline(body);
  const { words } = timeline;
  const word = wordOf(entry);
  const start = firstAtOrAfter(timeline, entry.time);
  let at = start;
  const hasProfile = start < timeline.to && words[start] === entry.time && isProfile(words[start + 1]);
  if (entry.profile) return splice(timeline, start, hasProfile ? 1 : 0, [entry.time, word]);
  if (hasProfile) at += 2;
  const first = at;
  for (; at < timeline.to && words[at] === entry.time; at += 2) if (words[at + 1] !== word) return 'repack';
  return splice(timeline, first, 0, [entry.time, word]);
}

/**
 * Appends to the tail when the entry is newer than all that is stored, or equal to its last second without doubt about
 * order. "fold" = it belongs further back, or its second needs the keys: fold the tail into the body with
 * `insertEntry`, or `replaceSecond` when that says "repack".
 */
export function appendToTail(body: Uint8Array, tail: Uint8Array, entry: Entry): Uint8Array | 'fold' {
  const inTail = readTimeline(tail);
  const last = tail.length > 0 ? inTail : readTimeline(body.subarray(Math.max(0, body.length - entryBytes)));
  const lastTime = lengthOf(last) === 0 ? -1 : last.words[last.to - 2];
  if (entry.time < lastTime) return 'fold';
  if (entry.time === lastTime) {
    // The second may have begun in the body, where its order cannot be checked from here.
    if (tail.length === 0 || inTail.words[0] === entry.time) return 'fold';
    const inserted = insertEntry(tail, entry);
    return inserted === 'repack' ? 'fold' : inserted;
  }
  return splice(inTail, inTail.to, 0, [entry.time, wordOf(entry)]);
}

/** Body and tail as one body. */
export function foldTail(body: Uint8Array, tail: Uint8Array): Uint8Array {
  const folded = new Uint8Array(body.length + tail.length);
  folded.set(body);
  folded.set(tail, body.length);
  return folded;
}

/** Does adding this entry need the idempotency keys of its second? */
export const needsRepack = (body: Uint8Array, entry: Entry): boolean => insertEntry(body, entry) === 'repack';

/** Replaces all entries of one second: `entries` are all facts of that second. */
export function replaceSecond(body: Uint8Array, second: number, entries: readonly Entry[]): Uint8Array {
  const timeline = readTimeline(body);
  const start = firstAtOrAfter(timeline, second);
  let end = start;
  while (end < timeline.to && timeline.words[end] === second) end += 2;
  const packed = readTimeline(packEntries(entries));
  return splice(timeline, start, (end - start) / 2, packed.words);
}

const isProfile = (word: number): boolean => word >= profileBit;

function wordOf({ classId, profile }: Entry): number {
  if (!Number.isInteger(classId) || classId < 0 || classId >= profileBit) {
    throw new RangeError(`A class id is a whole number below 2^31, not ${classId}`);
  }
  return profile ? classId + profileBit : classId;
}

function splice(timeline: Timeline, at: number, removed: number, added: ArrayLike<number>): Uint8Array {
  const before = at - timeline.from;
  const words = new Uint32Array(timeline.to - timeline.from - removed * 2 + added.length);
  words.set(timeline.words.subarray(timeline.from, at));
  words.set(added, before);
  words.set(timeline.words.subarray(at + removed * 2, timeline.to), before + added.length);
  return bytesOf({ words, from: 0, to: words.length });
}

/** By code units: the same on every machine, whatever its language. */
const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
