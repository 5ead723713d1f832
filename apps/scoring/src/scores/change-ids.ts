import { randomFillSync } from 'node:crypto';

/**
 * UUIDv7s for the rows of one batch: one random number for all of them, then counted up. A random number each would cost more
 * than the evaluation of the lead.
 */
export class ChangeIds {
  private readonly id = Buffer.alloc(16);
  private count = 0;

  constructor(now: number = Date.now()) {
    randomFillSync(this.id);
    this.id.writeUIntBE(now, 0, 6);
    this.id[6] = 0x70 | (this.id[6]! & 0x0f);
    this.id[8] = 0x80 | (this.id[8]! & 0x3f);
    // Room to count up without a carry into the random part.
    this.count = this.id.readUInt32BE(12) >>> 8;
  }

  /** The same 16 bytes again and again with another content: use them before the next call. */
  next(): Uint8Array {
    this.id.writeUInt32BE(this.count++, 12);
    return this.id;
  }

  /** The next one in the usual text form. */
  nextText(): string {
    const hex = Buffer.from(this.next()).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
