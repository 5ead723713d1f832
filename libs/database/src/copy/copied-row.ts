import { postgresEpochMs } from './copy-writer';

/** One row of a binary COPY, read column by column, in order. Valid only inside the callback that receives it. */
export class CopiedRow {
  /** What the row lies in, for columns that are worth no object: `where` tells their places. */
  bytes: Buffer = Buffer.alloc(0);
  /** How many bytes the column has that `where` has just passed. */
  size = 0;
  private at = 0;
  private start = 0;
  private end = 0;

  /** For the reader: points this row at its first column. */
  moveTo(bytes: Buffer, at: number, end: number): void {
    this.bytes = bytes;
    this.at = this.start = at;
    this.end = end;
  }

  /** The row from its first column on, to keep. */
  copy(): CopiedRow {
    const copy = new CopiedRow();
    copy.moveTo(Buffer.from(this.bytes.subarray(this.start, this.end)), 0, this.end - this.start);
    return copy;
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
    return at < 0 ? null : uuidText(this.bytes, at);
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
    const at = this.next();
    return at < 0 ? null : this.bytes.subarray(at, at + this.size);
  }

  text(): string | null {
    return this.bytea()?.toString('utf8') ?? null;
  }

  jsonb(): unknown {
    const bytes = this.bytea();
    return bytes === null ? null : JSON.parse(bytes.toString('utf8', 1));
  }

  /** Where the next column's value starts, or −1 for NULL; moves behind it. `size` tells its length. */
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
      this.size = 0;
      this.at = at;
      return -1;
    }
    this.size = length;
    this.at = at + length;
    return at;
  }
}

/** The usual form of the 16 bytes at `at`. */
export function uuidText(bytes: Buffer, at = 0): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
