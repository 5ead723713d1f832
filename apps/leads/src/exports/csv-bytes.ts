import { textCell } from '@heatline/contracts';

const comma = 0x2c;
const space = 0x20;
const hex = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** By byte of a UUID: does a dash stand behind it? */
const dashBehind = Uint8Array.from({ length: 16 }, (_, byte) => Number([3, 5, 7, 9].includes(byte)));
const dayMs = 86_400_000;
/** Ten years of days are remembered; of two that far apart, the later one asked for. */
const places = 4_096;

/** First bytes of letters among which are wide signs or spaces: U+0080 …, U+1000 …, U+2000 …, U+3000 …, U+F000 …. */
const mayBeSpaceOrSign = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];

/** A cell may begin with it and be no formula: letters, digits, and most letters outside ASCII. */
const beginsPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(
    byte > space &&
      byte !== 0x7f &&
      !mayBeSpaceOrSign.includes(byte) &&
      !'=+-@\'",'.includes(String.fromCharCode(byte)),
  ),
);

/** It needs no quotes where it stands. */
const standsPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(!'",;\t\r\n'.includes(String.fromCharCode(byte))),
);

/** Lines of CSV as bytes: of a million rows, few cells are worth a string. What needs care is left to `textCell`. */
export class CsvBytes {
  private buffer: Buffer;
  private at = 0;
  /** Days since 1970, and how each is written: a list has few of them and names each again and again. */
  private readonly days = new Int32Array(places);
  private readonly dates: Buffer[] = [];

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

  /** A cell that was made before. */
  made(cell: Uint8Array): void {
    this.room(cell.length);
    const { buffer } = this;
    let { at } = this;
    for (let byte = 0; byte < cell.length; byte++) buffer[at++] = cell[byte]!;
    this.at = at;
  }

  /** Milliseconds since 1970, as ISO 8601 has it. */
  instant(ms: number): void {
    // Years beyond 9999 have a sign and six digits.
    this.room(27);
    const day = Math.floor(ms / dayMs);
    const place = day & (places - 1);
    if (this.days[place] !== day || !this.dates[place]) this.learnDay(day, place);
    this.made(this.dates[place]!);
    // Whole numbers from here on: they are divided in a fraction of the time.
    let rest = (ms - day * dayMs) | 0;
    const milliseconds = rest % 1_000;
    rest = (rest / 1_000) | 0;
    this.digits(0x54, (rest / 3_600) | 0, 2);
    this.digits(0x3a, ((rest / 60) | 0) % 60, 2);
    this.digits(0x3a, rest % 60, 2);
    this.digits(0x2e, milliseconds, 3);
    this.buffer[this.at++] = 0x5a;
  }

  /** Points in whole hundredths, with as many places as they need: 4807 is 48.07, 1250 is 12.5. */
  points(hundredths: number): void {
    this.room(24);
    const { buffer } = this;
    let left = Math.abs(hundredths);
    if (hundredths < 0) buffer[this.at++] = 0x2d;
    const fraction = left % 100;
    left = (left - fraction) / 100;
    let places = 1;
    for (let bound = 10; left >= bound; bound *= 10) places++;
    const end = this.at + places;
    for (let at = end; at > this.at; left = Math.floor(left / 10)) buffer[--at] = 0x30 + (left % 10);
    this.at = end;
    if (fraction === 0) return;
    this.digits(0x2e, fraction % 10 === 0 ? fraction / 10 : fraction, fraction % 10 === 0 ? 1 : 2);
  }

  private learnDay(day: number, place: number): void {
    this.days[place] = day;
    this.dates[place] = Buffer.from(new Date(day * dayMs).toISOString().slice(0, -14), 'latin1');
  }

  /** A sign and a number of so many places, for which there is room. */
  private digits(sign: number, value: number, places: number): void {
    const { buffer, at } = this;
    buffer[at] = sign;
    for (let place = places; place > 0; place--) {
      buffer[at + place] = 0x30 + (value % 10);
      value = (value / 10) | 0;
    }
    this.at = at + places + 1;
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
