import {
  firstAtOrAfter,
  packEntries,
  readTimeline,
  type Entry,
  type Timeline,
  profileBit,
} from '@heatline/scoring-engine';

/** What is known anew about one lead. */
export interface NewFacts {
  /** All events of the lead from second `from` on, as they stand now. */
  events?: { from: number; entries: Entry[] };
  /** The whole history of the profile's class, in time order. */
  profile?: Entry[];
}

/**
 * The timeline after new facts. What lies from `events.from` on is replaced, never added to: whatever was heard twice, late or
 * in another order ends in the same entries.
 */
export function spliceFacts(old: Timeline, { events, profile }: NewFacts): Timeline {
  const replaced = events ? replaceEvents(old, events.from, events.entries) : old;
  return profile ? replaceProfile(replaced, profile) : replaced;
}

/** Entries before `from` stay as they are; of the later ones only the profile's do. */
function replaceEvents(old: Timeline, from: number, events: Entry[]): Timeline {
  const cut = firstAtOrAfter(old, from);
  const kept: Entry[] = [];
  for (let at = cut; at < old.to; at += 2) {
    const word = old.words[at + 1]!;
    if (word >= profileBit) kept.push({ time: old.words[at]!, classId: word - profileBit, profile: true });
  }
  return concat(old, cut, readTimeline(packEntries([...kept, ...events])));
}

/** Events keep their order, which within a second only their keys know. Within a second the profile's change stands first. */
function replaceProfile(old: Timeline, profile: Entry[]): Timeline {
  const words = new Uint32Array(old.to - old.from + 2 * profile.length);
  let to = 0;
  let next = 0;
  const put = (time: number, word: number) => {
    words[to] = time;
    words[to + 1] = word;
    to += 2;
  };
  for (let at = old.from; at < old.to; at += 2) {
    const time = old.words[at]!;
    if (old.words[at + 1]! >= profileBit) continue;
    for (; next < profile.length && profile[next]!.time <= time; next++)
      put(profile[next]!.time, profile[next]!.classId + profileBit);
    put(time, old.words[at + 1]!);
  }
  for (; next < profile.length; next++) put(profile[next]!.time, profile[next]!.classId + profileBit);
  return { words, from: 0, to };
}

function concat(old: Timeline, cut: number, added: Timeline): Timeline {
  const kept = cut - old.from;
  const words = new Uint32Array(kept + added.to - added.from);
  words.set(old.words.subarray(old.from, cut));
  words.set(added.words.subarray(added.from, added.to), kept);
  return { words, from: 0, to: words.length };
}

export function sameEntries(a: Timeline, b: Timeline): boolean {
  if (a.to - a.from !== b.to - b.from) return false;
  for (let i = 0; i < a.to - a.from; i++) if (a.words[a.from + i] !== b.words[b.from + i]) return false;
  return true;
}
