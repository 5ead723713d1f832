import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { KeptFiles } from './kept-file';

describe('a file that is served', () => {
  const script = 'x'.repeat(5_000);
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heatline-files-'));
    path = join(folder, 'main.js');
    await writeFile(path, script);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is compressed here when the build has not done it', async () => {
    const file = await new KeptFiles().read(path);
    expect(brotliDecompressSync(file!.br!).toString()).toBe(script);
  });

  it('is sent as the build has compressed it', async () => {
    const built = brotliCompressSync(script);
    await writeFile(`${path}.br`, built);
    const file = await new KeptFiles().read(path);
    expect([file?.br, file?.gzip, file?.raw.toString()]).toEqual([built, undefined, script]);
  });

  it.each<[string, Buffer]>([
    ['not written yet', Buffer.alloc(0)],
    ['half written', gzipSync(script).subarray(0, 20)],
    ['another file', gzipSync('an older script')],
  ])('is compressed here while what the build has compressed is %s', async (_, packed) => {
    await Promise.all([writeFile(`${path}.br`, Buffer.alloc(0)), writeFile(`${path}.gz`, packed)]);
    const file = await new KeptFiles().read(path);
    expect([brotliDecompressSync(file!.br!), gunzipSync(file!.gzip!)].map(String)).toEqual([script, script]);
  });

  it('is read again when it has changed', async () => {
    const files = new KeptFiles();
    const before = await files.read(path);
    await writeFile(path, 'another');
    expect((await files.read(path))?.raw.toString()).toBe('another');
    expect((await files.read(path))?.etag).not.toBe(before?.etag);
  });
});
