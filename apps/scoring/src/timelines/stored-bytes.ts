import { bytesOf, entryBytes, type Timeline } from '@heatline/scoring-engine';

/** A tail of 128 entries is a kilobyte: small enough to be rewritten with each append, large enough to fold seldom. */
const tailEntries = 128;

/** How a timeline is stored: a large body that stays where it is, and a tail in the row. */
export interface StoredBytes {
  /** undefined = the body as it is; null = none. */
  body?: Uint8Array | null;
  tail: Uint8Array;
}

/**
 * Bytes to write for a timeline whose row holds `oldBody` (bytes). When all that changed lies behind it, only the tail is
 * written; when the tail is full, or something before its start changed, all of it becomes the body.
 */
export function storedBytes(timeline: Timeline, oldBody: Uint8Array | null): StoredBytes {
  const bytes = bytesOf(timeline);
  const bodyLength = oldBody?.length ?? 0;
  const behind = bytes.length - bodyLength;
  if (behind >= 0 && behind <= tailEntries * entryBytes && startsWith(bytes, oldBody)) {
    return { tail: bytes.subarray(bodyLength) };
  }
  return bytes.length <= tailEntries * entryBytes
    ? { body: null, tail: bytes }
    : { body: bytes, tail: new Uint8Array(0) };
}

const startsWith = (bytes: Uint8Array, start: Uint8Array | null): boolean =>
  start === null || Buffer.compare(bytes.subarray(0, start.length), start) === 0;
