import { createHash } from 'node:crypto';
import { JetStreamApiError } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { Nats } from '../nats';
import { FileGone, NoRoomForFile } from './file-errors';
import { type FilePlace, padded, type StoredFile } from './stored-file';

/** As one message carries: far below what NATS refuses. */
export const chunkBytes = 512 * 1024;

const wrongLastSequence = 10071;
/** Of the account, of the server, of the stream, of the disk. */
const noRoom = [10002, 10023, 10047, 10077];

/**
 * Writes one file, chunk after chunk, in the format of the object store. The client library would choose the subject of the chunks itself and
 * tell it only at the end: what a killed process leaves behind could then not be found. Here it is the file's name, and each chunk is taken
 * only after the one before it: whoever removes the file meanwhile ends the writing too, wherever the writer may be.
 */
export class FileWriter {
  private readonly hash = createHash('sha256');
  private size = 0;
  private chunks = 0;
  private lastSequence = 0;
  /** One chunk is on its way while the next one is made. */
  private onItsWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly nats: Nats,
    private readonly place: FilePlace,
  ) {}

  /** An empty first chunk. From here on the file can be taken away, although nobody can read it yet. */
  async open(): Promise<this> {
    await this.send(new Uint8Array());
    return this;
  }

  /** @throws FileGone when it was removed meanwhile; NoRoomForFile */
  async add(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    for (let from = 0; from < bytes.length; from += chunkBytes) {
      await this.onItsWay;
      this.onItsWay = this.send(bytes.subarray(from, from + chunkBytes));
      // Told to whoever adds next, or ends.
      this.onItsWay.catch(() => {});
    }
    this.size += bytes.length;
  }

  /** From now on it can be read. Its length. @throws FileGone, NoRoomForFile */
  async end(): Promise<number> {
    await this.onItsWay;
    const { name, bucket, described } = this.place;
    const file: StoredFile = {
      name,
      bucket,
      nuid: name,
      size: this.size,
      chunks: this.chunks,
      mtime: new Date().toISOString(),
      digest: `SHA-256=${padded(this.hash.digest())}`,
      description: '',
      deleted: false,
      options: { max_chunk_size: chunkBytes },
    };
    const onlyThis = headers();
    onlyThis.set('Nats-Rollup', 'sub');
    await this.published(() =>
      this.nats.jetstream.publish(described, JSON.stringify(file), {
        headers: onlyThis,
        expect: { lastSubjectSequence: 0 },
      }),
    );
    return this.size;
  }

  private async send(bytes: Uint8Array): Promise<void> {
    const { seq } = await this.published(() =>
      this.nats.jetstream.publish(this.place.chunks, bytes, { expect: { lastSubjectSequence: this.lastSequence } }),
    );
    this.lastSequence = seq;
    this.chunks += 1;
  }

  private async published<Ack>(publish: () => Promise<Ack>): Promise<Ack> {
    try {
      return await publish();
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error;
      if (error.code === wrongLastSequence) throw new FileGone(this.place.name);
      throw noRoom.includes(error.code) ? new NoRoomForFile(error) : error;
    }
  }
}
