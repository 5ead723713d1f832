/**
 * A timeline is a row of 8-byte little-endian entries: u32 seconds since 1970, u32 class. The top bit of the class
 * marks a change of the profile. Entries stand in time order; within a second first the profile's change (at most one:
 * the last), then events in the order of their idempotency keys.
 */
export const entryBytes = 8;
export const profileBit = 0x80000000;

/** Two words an entry; `from` and `to` are word indexes, so that many timelines can lie in one array. */
export interface Timeline {
  words: Uint32Array;
  from: number;
  to: number;
}

export const emptyTimeline: Timeline = { words: new Uint32Array(0), from: 0, to: 0 };

const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Number of entries. */
export const lengthOf = (timeline: Timeline): number => (timeline.to - timeline.from) / 2;

/**
 * The bytes of body and tail as one timeline, without looking at single entries. An aligned body without a tail is
 * read where it lies; else the bytes are copied once.
 */
export function readTimeline(body: Uint8Array, tail?: Uint8Array | null): Timeline {
  const tailLength = tail?.length ?? 0;
  if (body.length % entryBytes !== 0 || tailLength % entryBytes !== 0) {
    throw new RangeError(`A timeline has whole entries of ${entryBytes} bytes, not ${body.length} + ${tailLength}`);
  }
  if (littleEndian && tailLength === 0 && body.byteOffset % 4 === 0) {
    return { words: new Uint32Array(body.buffer, body.byteOffset, body.length / 4), from: 0, to: body.length / 4 };
  }
  const bytes = new Uint8Array(body.length + tailLength);
  bytes.set(body);
  if (tail) bytes.set(tail, body.length);
  return { words: wordsOf(bytes), from: 0, to: bytes.length / 4 };
}

/** Reads one timeline after another into the same memory: what it gives is overwritten by the next read. */
export class TimelineReader {
  private readonly timeline: Timeline = { words: new Uint32Array(1 << 14), from: 0, to: 0 };
  /** Views of the last sources: many timelines lie in one chunk of a stream. */
  private readonly views: DataView[] = [new DataView(new ArrayBuffer(0)), new DataView(new ArrayBuffer(0))];

  /** `bytes.subarray(offset, offset + length)` of the body, then the tail alike; offsets need no alignment. */
  read(
    body: Uint8Array,
    bodyOffset: number,
    bodyLength: number,
    tail?: Uint8Array | null,
    tailOffset = 0,
    tailLength = tail?.length ?? 0,
  ): Timeline {
    const { timeline } = this;
    const length = (bodyLength + tailLength) / 4;
    if (length > timeline.words.length) timeline.words = new Uint32Array(2 ** Math.ceil(Math.log2(length)));
    this.copy(0, body, bodyOffset, bodyLength, 0);
    if (tail) this.copy(1, tail, tailOffset, tailLength, bodyLength / 4);
    timeline.to = length;
    return timeline;
  }

  private copy(source: number, bytes: Uint8Array, offset: number, length: number, at: number): void {
    const { buffer, byteOffset } = bytes;
    if (this.views[source].buffer !== buffer) this.views[source] = new DataView(buffer);
    const view = this.views[source];
    const { words } = this.timeline;
    const end = byteOffset + offset + length;
    let word = at;
    for (let byte = byteOffset + offset; byte < end; byte += 4) {
      words[word] = view.getUint32(byte, true);
      word += 1;
    }
  }
}

/** The bytes to store. */
export function bytesOf(timeline: Timeline): Uint8Array {
  const words = timeline.words.slice(timeline.from, timeline.to);
  if (littleEndian) return new Uint8Array(words.buffer);
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => view.setUint32(index * 4, word, true));
  return new Uint8Array(view.buffer);
}

/** Index of the first word whose entry is not before `time`. */
export function firstAtOrAfter({ words, from, to }: Timeline, time: number): number {
  let low = 0;
  let high = (to - from) / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[from + 2 * middle] < time) low = middle + 1;
    else high = middle;
  }
  return from + 2 * low;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = bytes;
  if (littleEndian) return new Uint32Array(buffer, byteOffset, length / 4);
  const view = new DataView(buffer, byteOffset, length);
  return Uint32Array.from({ length: length / 4 }, (_, index) => view.getUint32(index * 4, true));
}
