import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const compressible = /^(?:text|application)\/|svg/;

export interface KeptFile {
  type: string;
  etag: string;
  raw: Buffer;
  /** Absent where it gains nothing. */
  br?: Buffer;
  gzip?: Buffer;
}

/**
 * A file of a folder that is served, read and, where the build has not done it, compressed once, and again only when it changed.
 * They are few and small.
 */
export class KeptFiles {
  private readonly kept = new Map<string, { version: string; file: Promise<KeptFile> }>();

  /** Undefined when there is no such file. */
  async read(path: string): Promise<KeptFile | undefined> {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const version = `${found.mtimeMs} ${found.size}`;
    const known = this.kept.get(path);
    if (known?.version === version) return known.file;
    const file = keep(path);
    this.kept.set(path, { version, file });
    file.catch(() => this.kept.delete(path));
    return file;
  }
}

async function keep(path: string): Promise<KeptFile> {
  const raw = await readFile(path);
  const [builtBr, builtGzip] = await Promise.all([
    built(`${path}.br`, raw, promisify(brotliDecompress)),
    built(`${path}.gz`, raw, promisify(gunzip)),
  ]);
  const type = types[extname(path)] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`;
  // The build has done it better than there is time for here.
  if (builtBr || builtGzip) return { type, etag, raw, br: builtBr, gzip: builtGzip };
  if (!compressible.test(type) || raw.length < 1_400) return { type, etag, raw };
  const [br, zipped] = await Promise.all([
    // 6 of 11: within a few percent of the best, in a tenth of its time.
    promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    promisify(gzip)(raw),
  ]);
  return { type, etag, raw, br, gzip: zipped };
}

/** What the build has compressed, if it is that file and whole: a build may be writing it, and browsers keep what they get for a year. */
async function built(path: string, raw: Buffer, unpack: (packed: Buffer) => Promise<Buffer>) {
  try {
    const packed = await readFile(path);
    return (await unpack(packed)).equals(raw) ? packed : undefined;
  } catch {
    return undefined;
  }
}
