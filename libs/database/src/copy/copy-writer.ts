/** `PGCOPY\n\xff\r\n\0`, no flags, no header extension. */
const header = Buffer.from([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]);
const trailer = Buffer.from([0xff, 0xff]);
/** Postgres counts microseconds from 2000-01-01. */
export const postgresEpochMs = 946_684_800_000;
const chunkBytes = 256 * 1024;

/**
 * Builds `COPY … FROM STDIN (FORMAT binary)`: call `row(n)`, then exactly n values of the columns' own types, in order.
 * Memory grows with what is written; hand out `take()` now and then for endless input, and `finish()` at the end.
 */
export class CopyWriter {
  private buffer = Buffer.allocUnsafe(chunkBytes);
  private at = header.copy(this.buffer);
  private full: Buffer[] = [];

  row(columns: number): this {
    this.room(2);
    this.at = this.buffer.writeInt16BE(columns, this.at);
    return this;
  }

  null(): this {
    this.room(4);
    this.at = this.buffer.writeInt32BE(-1, this.at);
    return this;
  }

  int2(value: number | null): this {
    if (value === null) return this.null();
    this.sized(2);
    this.at = this.buffer.writeInt16BE(value, this.at);
    return this;
  }

  int4(value: number | null): this {
    if (value === null) return this.null();
    this.sized(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
    return this;
  }

  /** Numbers up to 2^53; bigint above. */
  int8(value: number | bigint | null): this {
    if (value === null) return this.null();
    this.sized(8);
    this.at = this.buffer.writeBigInt64BE(BigInt(value), this.at);
    return this;
  }

  float8(value: number | null): this {
    if (value === null) return this.null();
    this.sized(8);
    this.at = this.buffer.writeDoubleBE(value, this.at);
    return this;
  }

  boolean(value: boolean | null): this {
    if (value === null) return this.null();
    this.sized(1);
    this.at = this.buffer.writeUInt8(value ? 1 : 0, this.at);
    return this;
  }

  /** `value`: 16 bytes, or the usual text form. */
  uuid(value: Uint8Array | string | null): this {
    if (value === null) return this.null();
    this.sized(16);
    if (typeof value === 'string') this.at += this.buffer.write(value.replaceAll('-', ''), this.at, 16, 'hex');
    else {
      this.buffer.set(value, this.at);
      this.at += 16;
    }
    return this;
  }

  /** `value`: milliseconds since 1970, or a Date. */
  timestamptz(value: number | Date | null): this {
    if (value === null) return this.null();
    this.sized(8);
    // Microseconds since 2000 stay below 2^53 until the year 2285, so a float loses nothing.
    const micros = Math.round((Number(value) - postgresEpochMs) * 1_000);
    this.at = this.buffer.writeInt32BE(Math.floor(micros / 0x1_0000_0000), this.at);
    this.at = this.buffer.writeUInt32BE(micros - Math.floor(micros / 0x1_0000_0000) * 0x1_0000_0000, this.at);
    return this;
  }

  bytea(value: Uint8Array | null): this {
    if (value === null) return this.null();
    this.room(4 + value.length);
    this.at = this.buffer.writeInt32BE(value.length, this.at);
    this.buffer.set(value, this.at);
    this.at += value.length;
    return this;
  }

  /** text, varchar, and json. */
  text(value: string | null): this {
    if (value === null) return this.null();
    const bytes = Buffer.byteLength(value);
    this.room(4 + bytes);
    this.at = this.buffer.writeInt32BE(bytes, this.at);
    this.at += this.buffer.write(value, this.at);
    return this;
  }

  /** jsonb: its binary form starts with a version byte. */
  jsonb(value: unknown): this {
    if (value === null || value === undefined) return this.null();
    const text = JSON.stringify(value);
    const bytes = Buffer.byteLength(text);
    this.room(5 + bytes);
    this.at = this.buffer.writeInt32BE(bytes + 1, this.at);
    this.at = this.buffer.writeUInt8(1, this.at);
    this.at += this.buffer.write(text, this.at);
    return this;
  }

  /** What has been written so far and not been taken. Call it between rows. */
  take(): Buffer[] {
    this.seal(chunkBytes);
    const taken = this.full;
    this.full = [];
    return taken;
  }

  /** The rest and the trailer: the last chunks. */
  finish(): Buffer[] {
    this.room(trailer.length);
    this.at += trailer.copy(this.buffer, this.at);
    return this.take();
  }

  private sized(bytes: number): void {
    this.room(4 + bytes);
    this.at = this.buffer.writeInt32BE(bytes, this.at);
  }

  private room(bytes: number): void {
    if (this.at + bytes > this.buffer.length) this.seal(Math.max(chunkBytes, bytes));
  }

  private seal(nextBytes: number): void {
    if (this.at > 0) this.full.push(this.buffer.subarray(0, this.at));
    this.buffer = Buffer.allocUnsafe(nextBytes);
    this.at = 0;
  }
}
