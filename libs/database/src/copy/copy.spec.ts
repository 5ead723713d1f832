import fc from 'fast-check';
import type { CopiedRow } from './copied-row';
import { CopyMessages } from './copy-messages';
import { CopyWriter } from './copy-writer';

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
/** V8 may read a key that JSON escapes as another one (nodejs/node#63785), and what is looked at here is how bytes are cut. */
const key = fc.string().filter((text) => JSON.stringify(text) === `"${text}"`);
const rowOf = fc.record({
  int2: nullable(fc.integer({ min: -32_768, max: 32_767 })),
  int4: nullable(fc.integer()),
  int8: nullable(fc.maxSafeInteger()),
  float8: nullable(fc.double({ noNaN: true })),
  boolean: nullable(fc.boolean()),
  uuid: nullable(fc.uuid()),
  at: nullable(fc.integer({ min: -60_000_000_000_000, max: 9_000_000_000_000 })),
  bytes: nullable(fc.uint8Array({ maxLength: 50 })),
  text: nullable(fc.string({ unit: 'grapheme', maxLength: 50 })),
  json: nullable(fc.dictionary(key, fc.integer())),
});
type Row = typeof rowOf extends fc.Arbitrary<infer T> ? T : never;

function write(rows: Row[]): Buffer {
  const writer = new CopyWriter();
  for (const row of rows) {
    writer.row(10).int2(row.int2).int4(row.int4).int8(row.int8).float8(row.float8).boolean(row.boolean);
    writer.uuid(row.uuid).timestamptz(row.at).bytea(row.bytes).text(row.text).jsonb(row.json);
  }
  return Buffer.concat(writer.finish());
}

const message = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
};

/** A COPY as the server sends it: a message a row, the header with the first, the trailer by itself; a notice in between; then what ends it. */
function asServer(copy: Buffer): Buffer {
  const messages = [message('H', Buffer.from([1, 0, 0]))];
  for (let at = 0; at < copy.length;) {
    const start = at;
    if (at === 0) at = 19;
    const columns = copy.readInt16BE(at);
    at += 2;
    for (let column = 0; column < columns; column++) at += 4 + Math.max(0, copy.readInt32BE(at));
    messages.push(message('d', copy.subarray(start, at)));
    if (messages.length === 3) messages.push(notice);
  }
  return Buffer.concat([...messages, ...ending]);
}
const notice = message('N', Buffer.from('SNOTICE\0\0'));
const ending = [message('c', Buffer.alloc(0)), message('C', Buffer.from('COPY\0')), message('Z', Buffer.from('I'))];

/** @returns what was passed on */
function hear(answer: Buffer, size: number, each: (row: CopiedRow) => void): Buffer {
  const passedOn: Buffer[] = [];
  const messages = new CopyMessages(each, (bytes) => passedOn.push(Buffer.from(bytes)));
  for (let at = 0; at < answer.length; at += size) messages.hear(answer.subarray(at, at + size));
  expect(messages.over).toBe(true);
  return Buffer.concat(passedOn);
}

function read(bytes: Buffer, chunk: number): Row[] {
  const rows: Row[] = [];
  hear(asServer(bytes), chunk, (row) =>
    rows.push({
      int2: row.int2(),
      int4: row.int4(),
      int8: row.int8(),
      float8: row.float8(),
      boolean: row.boolean(),
      uuid: row.uuid(),
      at: row.timestamptz(),
      bytes: Uint8Array.from(row.bytea() ?? []),
      text: row.text(),
      json: row.jsonb() as Row['json'],
    }),
  );
  return rows;
}

/** Reading makes no difference between no bytes and NULL above; the server's own test does. */
const bytesOrEmpty = (row: Row): Row => ({ ...row, bytes: row.bytes ?? new Uint8Array() });

it('reads what it wrote, wherever the chunks are cut', () => {
  fc.assert(
    fc.property(fc.array(rowOf, { maxLength: 20 }), fc.integer({ min: 1, max: 400 }), (rows, chunk) => {
      expect(read(write(rows), chunk)).toEqual(rows.map(bytesOrEmpty));
    }),
    { numRuns: 200 },
  );
});

it('passes on what is not part of the rows, also what comes behind them in one chunk', () => {
  const answer = asServer(Buffer.concat(new CopyWriter().row(1).int4(1).row(1).int4(2).finish()));
  for (let size = 1; size <= answer.length; size++) {
    expect(hear(answer, size, () => {})).toEqual(Buffer.concat([notice, ...ending]));
  }
});

it('hands out what is written in chunks, none of them lost', () => {
  const writer = new CopyWriter();
  const chunks: Buffer[] = [];
  for (let i = 0; i < 5_000; i++) {
    writer.row(1).text('x'.repeat(i % 700));
    if (i % 1_000 === 0) chunks.push(...writer.take());
  }
  chunks.push(...writer.finish());
  let rows = 0;
  hear(asServer(Buffer.concat(chunks)), 65_536, (row) => expect(row.text()).toHaveLength(rows++ % 700));
  expect(rows).toBe(5_000);
});

it('writes a value larger than a chunk', () => {
  const large = Buffer.alloc(1_000_000, 7);
  const seen: Buffer[] = [];
  hear(asServer(Buffer.concat(new CopyWriter().row(1).bytea(large).finish())), 65_536, (row) =>
    seen.push(Buffer.from(row.bytea()!)),
  );
  expect(seen.map((bytes) => bytes.equals(large))).toEqual([true]);
});
