import type { BucketName } from './buckets';

/** How the object store of NATS (ADR-20) describes a file, in the one message of its name. */
export interface StoredFile {
  name: string;
  bucket: string;
  /** The last token of the subject of its chunks. */
  nuid: string;
  size: number;
  chunks: number;
  mtime: string;
  /** `SHA-256=` and base64url with padding. */
  digest: string;
  description: string;
  deleted: boolean;
  options: { max_chunk_size: number };
}

/** Where files stand: one subject for the description of each, one for its chunks. */
export class FilePlace {
  constructor(
    readonly stream: string,
    readonly bucket: string,
    readonly name: string,
  ) {
    // It is the last token of a subject, and known before the first byte is written.
    if (!/^[\w-]+$/.test(name)) throw new Error(`Not a name for a file: ${name}`);
  }

  get described(): string {
    return `$O.${this.bucket}.M.${padded(Buffer.from(this.name))}`;
  }

  get chunks(): string {
    return `$O.${this.bucket}.C.${this.name}`;
  }
}

export interface FileRef {
  bucket: BucketName;
  /** Letters, digits, `-` and `_`: an id, never anything about anybody. */
  name: string;
}

/** Base64url as the object store writes it, with padding. */
export const padded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
