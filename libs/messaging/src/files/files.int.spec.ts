import { randomBytes } from 'node:crypto';
import { Objm } from '@nats-io/obj';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ensureStreams } from '../streams';
import { testNats, type TestNats } from '../testing/test-nats';
import { bucketNamed, streamOfBucket } from './buckets';
import { FileGone } from './file-errors';
import { chunkBytes } from './file-writer';
import { Files } from './files';

let nats: TestNats;
let files: Files;

beforeAll(async () => {
  nats = await testNats();
  files = new Files(nats.nats);
});
afterAll(() => nats?.drop());

const aRef = () => ({ bucket: 'exports' as const, name: uuidv7() });

async function written(...pieces: Uint8Array[]) {
  const ref = aRef();
  const file = await files.begin(ref);
  for (const piece of pieces) await file.add(piece);
  await file.end();
  return ref;
}

async function read(ref: ReturnType<typeof aRef>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(ref)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const info = async () => (await nats.nats.manager()).streams.info(streamOfBucket(nats.nats, 'exports'));
const store = () => new Objm(nats.nats.jetstream).open(bucketNamed(nats.nats, 'exports'));

describe('a file in the object store', () => {
  it('is read as it was written, by us and by the client library of the store', async () => {
    const pieces = [randomBytes(3), randomBytes(2 * chunkBytes + 1), randomBytes(chunkBytes)];
    const ref = await written(...pieces);
    expect((await read(ref)).equals(Buffer.concat(pieces))).toBe(true);
    const bucket = await store();
    expect(await bucket.info(ref.name)).toMatchObject({ size: Buffer.concat(pieces).length, deleted: false });
    expect(Buffer.from((await bucket.getBlob(ref.name))!).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('may be empty', async () => {
    expect(await read(await written())).toHaveLength(0);
  });

  it('is not there before its end', async () => {
    const ref = aRef();
    const file = await files.begin(ref);
    await file.add(randomBytes(10));
    await expect(read(ref)).rejects.toThrow(FileGone);
    expect(await file.end()).toBe(10);
    expect(await read(ref)).toHaveLength(10);
  });

  it('is gone when somebody deletes it by hand', async () => {
    const ref = await written(randomBytes(10));
    await (await store()).delete(ref.name);
    await expect(read(ref)).rejects.toThrow(FileGone);
  });

  it('leaves nothing behind when it is removed', async () => {
    await (await nats.nats.manager()).streams.purge(streamOfBucket(nats.nats, 'exports'));
    const ref = await written(randomBytes(chunkBytes + 1));
    // The empty first one, two chunks, the description.
    expect((await info()).state.messages).toBe(4);
    await files.remove(ref);
    expect((await info()).state.messages).toBe(0);
    await expect(read(ref)).rejects.toThrow(FileGone);
    await files.remove(ref);
  });

  it('cannot be written any further by whoever was not told that it was removed', async () => {
    const ref = aRef();
    const file = await files.begin(ref);
    await file.add(randomBytes(10));
    await files.remove(ref);
    // Taken and on its way; told to whoever adds next.
    await expect(file.add(randomBytes(10)).then(() => file.add(randomBytes(10)))).rejects.toThrow(FileGone);
    await expect(file.end()).rejects.toThrow(FileGone);
    await expect(read(ref)).rejects.toThrow(FileGone);
  });

  it('breaks off for its reader when it is removed in the middle', async () => {
    const ref = await written(randomBytes(5 * chunkBytes));
    const reading = files.read(ref);
    await reading.next();
    await files.remove(ref);
    await expect(
      (async () => {
        for await (const _ of reading);
      })(),
    ).rejects.toThrow(FileGone);
  });

  it('is read no faster than it is taken', async () => {
    const ref = await written(randomBytes(6 * chunkBytes));
    const before = nats.nats.connection.stats().inBytes;
    const reading = files.read(ref);
    await reading.next();
    await nats.nats.ready();
    const taken = nats.nats.connection.stats().inBytes - before;
    // The one that was taken, one on its way, and their envelopes.
    expect(taken).toBeGreaterThan(chunkBytes);
    expect(taken).toBeLessThan(3 * chunkBytes);
    await reading.return();
  });

  it('is refused a name that says more than an id', async () => {
    await expect(files.begin({ bucket: 'exports', name: 'ada@berg.example' })).rejects.toThrow('Not a name');
  });
});

describe('a bucket', () => {
  it('has its settings brought up to date', async () => {
    const { streams } = await nats.nats.manager();
    const { config } = await info();
    expect(config.max_age).toBeGreaterThan(0);
    await streams.update(config.name, { ...config, max_age: 0 });
    await ensureStreams(nats.nats);
    expect((await info()).config.max_age).toBe(config.max_age);
  });
});
