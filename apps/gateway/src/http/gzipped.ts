import { constants, createGzip, type Gzip, type ZlibReset } from 'node:zlib';

/** Types know of `reset` for Deflate alone; Node has it for whatever zlib compresses. */
type Compressor = Gzip & ZlibReset;

/** Of JSON, a sixteenth larger than by the usual level, in three fifths of its time. */
const level = 3;
/** As many as answers are made at once on a busy day; each has some 250 kB. */
const mostResting = 16;
const resting: Compressor[] = [];

/**
 * Bytes as gzip has them. Compressors are used again: of each one that is new, V8 keeps what passed through it until it looks at its whole
 * heap, and with one for every answer it did so once a second, 50 ms long.
 */
export async function gzipped(bytes: Buffer): Promise<Buffer> {
  const gzip = resting.pop() ?? (createGzip({ level }) as Compressor);
  const pieces: Buffer[] = [];
  const take = (piece: Buffer) => pieces.push(piece);
  gzip.on('data', take);
  await new Promise<void>((resolve, reject) => {
    // Whoever failed does not rest: it is left to the collector.
    gzip.once('error', reject);
    gzip.write(bytes);
    gzip.flush(constants.Z_FINISH, (error?: Error | null) => {
      if (error) return reject(error);
      gzip.off('error', reject);
      resolve();
    });
  });
  gzip.off('data', take);
  gzip.reset();
  if (resting.length < mostResting) resting.push(gzip);
  return Buffer.concat(pieces);
}
