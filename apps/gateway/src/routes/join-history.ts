import { type HistoryEntry, HistoryPlace, type Page, Refusal } from '@heatline/contracts';

/** Entries of several parts as one page, newest first; each part gives at least its first `limit + 1`. */
export function joinHistory(parts: readonly (readonly HistoryEntry[])[], limit: number): Page<HistoryEntry> {
  const all = parts.flat().sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const items = all.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: all.length > limit && last ? cursorOf(last) : null };
}

/** Instants and ids are of one length each, so that their texts are in their order. */
const keyOf = ({ at, changeId }: HistoryPlace) => `${at} ${changeId}`;

const cursorOf = ({ at, changeId }: HistoryPlace) =>
  Buffer.from(JSON.stringify({ at, changeId })).toString('base64url');

/** @throws Refusal `bad_cursor` */
export function placeOf(cursor: string | undefined): HistoryPlace | undefined {
  if (cursor === undefined) return undefined;
  const place = HistoryPlace.safeParse(jsonIn(cursor));
  if (!place.success) throw new Refusal('bad_cursor');
  return place.data;
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
