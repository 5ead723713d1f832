import { postgresEpochMs } from './copy-writer';

const headerBytes = 19;

/** One row of a binary COPY, read column by column, in order. Valid only inside the callback that receives it. */
export class CopiedRow {
  /** What the row lies in, for columns that are worth no object: `where` tells their places. */
  bytes: Buffer = Buffer.alloc(0);
  private at = 0;

  /** For the reader: points this row at its first column. */
  moveTo(bytes: Buffer, at: number): void {
    this.bytes = bytes;
    this.at = at;
  }

  int2(): number | null {
    const at = this.next();
    return at < 0 ? null : this.bytes.readInt16BE(at);
  }

  int4(): number | null {
    const at = this.next();
    return at < 0 ? null : this.bytes.readInt32BE(at);
  }

  /** As a number: right up to 2^53. */
  int8(): number | null {
    const at = this.next();
    return at < 0 ? null : this.bytes.readInt32BE(at) * 0x1_0000_0000 + this.bytes.readUInt32BE(at + 4);
  }

  float8(): number | null {
    const at = this.next();
    return at < 0 ? null : this.bytes.readDoubleBE(at);
  }

  boolean(): boolean | null {
    const at = this.next();
    return at < 0 ? null : this.bytes[at] === 1;
  }

  /** The 16 bytes, a view: copy them to keep them. */
  uuidBytes(): Buffer | null {
    const at = this.next();
    return at < 0 ? null : this.bytes.subarray(at, at + 16);
  }

  uuid(): string | null {
    const at = this.next();
    if (at < 0) return null;
    const hex = this.bytes.toString('hex', at, at + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** Milliseconds since 1970, with microseconds as fraction. */
  timestamptz(): number | null {
    const at = this.next();
    if (at < 0) return null;
    const micros = this.bytes.readInt32BE(at) * 0x1_0000_0000 + this.bytes.readUInt32BE(at + 4);
    return micros / 1_000 + postgresEpochMs;
  }

  /** A view: copy it to keep it. */
  bytea(): Buffer | null {
    const length = this.bytes.readInt32BE(this.at);
    const at = this.next();
    return at < 0 ? null : this.bytes.subarray(at, at + length);
  }

  text(): string | null {
    return this.bytea()?.toString('utf8') ?? null;
  }

  jsonb(): unknown {
    const bytes = this.bytea();
    return bytes === null ? null : JSON.parse(bytes.toString('utf8', 1));
  }

  /** Where the next column's value starts, or −1 for NULL; moves behind it. */
  where(): number {
    return this.next();
  }

  /** Where the next columns lie, so many and with their lengths. Stays before them. */
  span(columns: number): [from: number, to: number] {
    let to = this.at;
    for (let column = 0; column < columns; column++) to += 4 + Math.max(0, this.bytes.readInt32BE(to));
    return [this.at, to];
  }

  private next(): number {
    const length = this.bytes.readInt32BE(this.at);
    const at = this.at + 4;
    if (length < 0) {
      this.at = at;
      return -1;
    }
    this.at = at + length;
    return at;
  }
}

/**
 * Calls `each` for every row of `COPY (…) TO STDOUT (FORMAT binary)`. Synchronous per row: a million rows cost no million promises.
 * @returns the number of rows
 */
export async function readCopy(chunks: AsyncIterable<Buffer>, each: (row: CopiedRow) => void): Promise<number> {
  const row = new CopiedRow();
  let rest: Buffer = Buffer.alloc(0);
  let headerSeen = false;
  let rows = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!headerSeen) {
      if (bytes.length < headerBytes) {
        rest = bytes;
        continue;
      }
      at = headerBytes;
      headerSeen = true;
    }
    for (let end = endOfRow(bytes, at); end > 0; end = endOfRow(bytes, at)) {
      row.moveTo(bytes, at + 2);
      each(row);
      rows++;
      at = end;
    }
    rest = bytes.subarray(at);
  }
  return rows;
}

/** Where the row at `at` ends; 0 when it is not complete yet, or is the trailer. */
function endOfRow(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return 0;
  const columns = bytes.readInt16BE(at);
  if (columns < 0) return 0;
  let end = at + 2;
  for (let column = 0; column < columns; column++) {
    if (end + 4 > bytes.length) return 0;
    const length = bytes.readInt32BE(end);
    end += 4 + (length < 0 ? 0 : length);
    if (end > bytes.length) return 0;
  }
  return end;
}
