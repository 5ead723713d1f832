import { type DatedValue, firstAtOrAfter, profileBit, type Timeline } from '@heatline/scoring-engine';
import { canonicalJson } from '../canonical-json';

/** A fact as a timeline keeps it, with the member whose doing it is; null = a program's, or of several. */
export interface Doing {
  time: number;
  /** Of a profile's step with `profileBit`; a value with a date has none. */
  word: number | null;
  dated?: DatedValue;
  by: string | null;
}

/**
 * The member by whose doing alone something is known that was not known before; null = nobody's, somebody else's, or of several. Whatever
 * was announced meanwhile is read along, so the facts are asked and not the message. Where facts of several share a second and a class,
 * nobody can tell which of them is new: then it is of several.
 */
export function whoseDoing(old: { timeline: Timeline; dated: readonly DatedValue[] }, read: Doing[]): string | null {
  const first = read.reduce((earliest, { time }) => Math.min(earliest, time), Infinity);
  const known = knownFrom(old, first);
  const doers = new Set<string | null>();
  for (const [what, same] of Map.groupBy(read, nameOf))
    if (same.length > (known.get(what) ?? 0)) for (const { by } of same) doers.add(by);
  return doers.size === 1 ? [...doers][0]! : null;
}

/** By whom each of these seconds brought something. */
export function doersBySecond(changes: readonly { at: number; by?: string | null }[]): Map<number, string | null> {
  const doers = new Map<number, string | null>();
  for (const { at, by = null } of changes) doers.set(at, doers.has(at) && doers.get(at) !== by ? null : by);
  return doers;
}

function knownFrom(
  { timeline, dated }: { timeline: Timeline; dated: readonly DatedValue[] },
  from: number,
): Map<string, number> {
  const known = new Map<string, number>();
  const count = (what: string) => known.set(what, (known.get(what) ?? 0) + 1);
  for (let at = firstAtOrAfter(timeline, from); at < timeline.to; at += 2)
    count(nameOf({ time: timeline.words[at]!, word: timeline.words[at + 1]! }));
  for (const value of dated) count(nameOf({ time: value.at, word: null, dated: value }));
  return known;
}

const nameOf = ({ time, word, dated }: Omit<Doing, 'by'>): string => `${time} ${word ?? canonicalJson(dated)}`;

export const stepWord = (classId: number): number => classId + profileBit;
