import fc from 'fast-check';
import { readCopy } from './copy-reader';
import { CopyWriter } from './copy-writer';

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
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
  json: nullable(fc.dictionary(fc.string(), fc.integer())),
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

async function* cutInto(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, chunk: number): Promise<Row[]> {
  const rows: Row[] = [];
  await readCopy(cutInto(bytes, chunk), (row) =>
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

it('reads what it wrote, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowOf, { maxLength: 20 }), fc.integer({ min: 1, max: 400 }), async (rows, chunk) => {
      expect(await read(write(rows), chunk)).toEqual(rows.map(bytesOrEmpty));
    }),
    { numRuns: 200 },
  );
});

it('hands out what is written in chunks, none of them lost', async () => {
  const writer = new CopyWriter();
  const chunks: Buffer[] = [];
  for (let i = 0; i < 5_000; i++) {
    writer.row(1).text('x'.repeat(i % 700));
    if (i % 1_000 === 0) chunks.push(...writer.take());
  }
  chunks.push(...writer.finish());
  let rows = 0;
  await readCopy(cutInto(Buffer.concat(chunks), 65_536), (row) => expect(row.text()).toHaveLength(rows++ % 700));
  expect(rows).toBe(5_000);
});

it('writes a value larger than a chunk', async () => {
  const large = Buffer.alloc(1_000_000, 7);
  const seen: Buffer[] = [];
  await readCopy(cutInto(Buffer.concat(new CopyWriter().row(1).bytea(large).finish()), 65_536), (row) =>
    seen.push(Buffer.from(row.bytea()!)),
  );
  expect(seen).toEqual([large]);
});
