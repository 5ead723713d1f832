import { textCell } from './csv';

const comma = 0x2c;
const space = 0x20;
const hex = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** By byte of a UUID: does a dash stand behind it? */
const dashBehind = Uint8Array.from({ length: 16 }, (_, byte) => Number([3, 5, 7, 9].includes(byte)));
const dayMs = 86_400_000;
/** More than ten years of days are remembered; then it begins anew. */
const mostDays = 4_096;

/** A cell may begin with it and be no formula: letters, digits, and letters outside ASCII other than the wide signs (0xEF …). */
const beginsPlain = Uint8Array.from({ length: 256 }, (_, byte) => {
  const plain = byte > space && byte !== 0x7f && byte !== 0xef && !'=+-@\'",'.includes(String.fromCharCode(byte));
  return Number(plain);
});

/** It needs no quotes where it stands. */
const standsPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(!'",;\t\r\n'.includes(String.fromCharCode(byte))),
);

/** Lines of CSV as bytes: of a million rows, few cells are worth a string. What needs care is left to `textCell`. */
export class CsvBytes {
  private buffer: Buffer;
  private at = 0;
  /** By day since 1970: a list has few of them and names each again and again. */
  private readonly days = new Map<number, string>();

  constructor(private readonly capacity: number) {
    this.buffer = Buffer.allocUnsafeSlow(capacity);
  }

  get length(): number {
    return this.at;
  }

  /** What was written; the next piece begins empty. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.at);
    this.buffer = Buffer.allocUnsafeSlow(this.capacity);
    this.at = 0;
    return taken;
  }

  comma(): void {
    this.room(1);
    this.buffer[this.at++] = comma;
  }

  endLine(): void {
    this.ascii('\r\n');
  }

  /** Letters, digits and signs that need no quotes. */
  ascii(text: string): void {
    this.room(text.length);
    this.at += this.buffer.write(text, this.at, 'latin1');
  }

  /** A cell that is one already. */
  raw(cell: string): void {
    this.room(cell.length * 3);
    this.at += this.buffer.write(cell, this.at);
  }

  /** A text in UTF-8 that somebody has written: as `textCell` writes it. */
  text(bytes: Buffer, from: number, size: number): void {
    if (size === 0) return;
    this.room(size);
    const { buffer } = this;
    const to = from + size;
    let at = this.at;
    let plain = beginsPlain[bytes[from]!] === 1 && bytes[to - 1]! > space;
    for (let byte = from; plain && byte < to; byte++) {
      const one = bytes[byte]!;
      plain = standsPlain[one] === 1;
      buffer[at++] = one;
    }
    if (plain) this.at = at;
    else this.raw(textCell(bytes.toString('utf8', from, to)));
  }

  /** The 16 bytes at `from`. */
  uuid(bytes: Buffer, from: number): void {
    this.room(36);
    const { buffer } = this;
    let { at } = this;
    for (let byte = 0; byte < 16; byte++) {
      const one = bytes[from + byte]!;
      buffer[at++] = hex[one >> 4]!;
      buffer[at++] = hex[one & 15]!;
      if (dashBehind[byte] === 1) buffer[at++] = 0x2d;
    }
    this.at = at;
  }

  /** Milliseconds since 1970, as ISO 8601 has it. */
  instant(ms: number): void {
    const day = Math.floor(ms / dayMs);
    this.ascii(this.days.get(day) ?? this.learnDay(day));
    const rest = ms - day * dayMs;
    this.digits(0x54, Math.floor(rest / 3_600_000), 2);
    this.digits(0x3a, Math.floor(rest / 60_000) % 60, 2);
    this.digits(0x3a, Math.floor(rest / 1_000) % 60, 2);
    this.digits(0x2e, rest % 1_000, 3);
    this.ascii('Z');
  }

  private learnDay(day: number): string {
    if (this.days.size === mostDays) this.days.clear();
    const text = new Date(day * dayMs).toISOString().slice(0, -14);
    this.days.set(day, text);
    return text;
  }

  private digits(sign: number, value: number, places: number): void {
    this.room(places + 1);
    this.buffer[this.at] = sign;
    for (let place = places; place > 0; place--) {
      this.buffer[this.at + place] = 0x30 + (value % 10);
      value = Math.floor(value / 10);
    }
    this.at += places + 1;
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
