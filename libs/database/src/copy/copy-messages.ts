import { CopiedRow } from './copied-row';

/** Types of messages from the server. */
const copyOutResponse = 0x48;
const copyData = 0x64;
/** What the server may say in between: notices, settings, notifications. */
const interspersed: readonly number[] = [0x4e, 0x53, 0x41];
/** A type, and a length that counts itself. */
const headBytes = 5;
/** Begins a binary COPY: signature, flags, length of an extension. */
const copyHeadBytes = 19;
const signatureStart = 0x50;

/**
 * The server's answer to `COPY (…) TO STDOUT (FORMAT binary)`, in chunks as the socket delivers them, cut anywhere. Calls `each` for every row
 * where its bytes lie: the server sends each row as a message of its own, so only one that is cut is copied. Whatever else it says is passed on.
 */
export class CopyMessages {
  rows = 0;
  /** All rows were seen; what comes is for others. */
  over = false;
  private readonly row = new CopiedRow();
  private begun = false;
  /** A message that is cut, as far as it has come. */
  private cut: Buffer = Buffer.alloc(0);
  private cutBytes = 0;

  constructor(
    private readonly each: (row: CopiedRow) => void,
    private readonly passOn: (messages: Buffer) => void,
  ) {}

  hear(chunk: Buffer): void {
    let at = this.cutBytes > 0 ? this.complete(chunk) : 0;
    while (!this.over && at < chunk.length) {
      const end = at + headBytes <= chunk.length ? at + lengthOf(chunk, at) : Infinity;
      if (end > chunk.length) return this.keep(chunk, at);
      this.message(chunk, at, end);
      at = end;
    }
    if (at < chunk.length) this.passOn(chunk.subarray(at));
  }

  private message(bytes: Buffer, at: number, end: number): void {
    const type = bytes[at]!;
    if (type === copyData) return this.take(bytes, at + headBytes, end);
    if (type === copyOutResponse) return;
    this.over = !interspersed.includes(type);
    this.passOn(bytes.subarray(at, end));
  }

  private take(bytes: Buffer, at: number, end: number): void {
    const begin = this.begun || bytes[at] !== signatureStart ? at : at + copyHeadBytes;
    this.begun = true;
    // A row of −1 columns is the end.
    if (begin === end || bytes.readInt16BE(begin) < 0) return;
    this.row.moveTo(bytes, begin + 2, end);
    this.rows++;
    this.each(this.row);
  }

  private keep(chunk: Buffer, at: number): void {
    const known = at + headBytes <= chunk.length;
    this.cut = Buffer.allocUnsafe(known ? lengthOf(chunk, at) : headBytes);
    this.cutBytes = chunk.copy(this.cut, 0, at);
  }

  /** Adds what is missing of a message that was cut. @returns where the next one begins */
  private complete(chunk: Buffer): number {
    let at = this.fill(chunk, 0);
    if (this.cutBytes === headBytes && this.cut.length === headBytes) {
      const whole = Buffer.allocUnsafe(lengthOf(this.cut, 0));
      this.cut.copy(whole);
      this.cut = whole;
      at = this.fill(chunk, at);
    }
    if (this.cutBytes < this.cut.length) return chunk.length;
    this.cutBytes = 0;
    this.message(this.cut, 0, this.cut.length);
    return at;
  }

  private fill(chunk: Buffer, at: number): number {
    const copied = chunk.copy(this.cut, this.cutBytes, at);
    this.cutBytes += copied;
    return at + copied;
  }
}

const lengthOf = (bytes: Buffer, at: number): number => 1 + bytes.readUInt32BE(at + 1);
