import { constants, createGzip, type Gzip } from 'node:zlib';

/** Most of what a larger level would save, in half its time. */
const level = 3;
/** As many as answers are made at once on a busy day; each has some 250 kB. */
const mostResting = 16;
const resting: Gzip[] = [];

/**
 * Bytes as gzip has them. Compressors are used again: of each one that is new, V8 keeps what passed through it until it looks at its whole
 * heap, and with one for every answer it did so once a second, 50 ms long.
 */
export async function gzipped(bytes: Buffer): Promise<Buffer> {
  const gzip = resting.pop() ?? createGzip({ level });
  const pieces: Buffer[] = [];
  const take = (piece: Buffer) => pieces.push(piece);
  gzip.on('data', take);
  await new Promise<void>((resolve, reject) => {
    // Whoever failed does not rest: it is left to the collector.
    gzip.once('error', reject);
    gzip.write(bytes);
    gzip.flush(constants.Z_FINISH, () => {
      gzip.off('error', reject);
      resolve();
    });
  });
  gzip.off('data', take);
  gzip.reset();
  if (resting.length < mostResting) resting.push(gzip);
  return Buffer.concat(pieces);
}
