import { createHash } from 'node:crypto';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { Nats } from '../nats';
import { bucketNamed, streamOfBucket } from './buckets';
import { FileGone } from './file-errors';
import { FileWriter } from './file-writer';
import { FilePlace, type FileRef, padded, type StoredFile } from './stored-file';

/** Files in the object store of JetStream. A file is there when its writer has ended it, and whole then, or not at all. */
export class Files {
  private managing: Promise<JetStreamManager> | undefined;

  constructor(private readonly nats: Nats) {}

  /** Begins a file that nobody has begun before under this name. */
  async begin(ref: FileRef): Promise<FileWriter> {
    return new FileWriter(this.nats, this.placeOf(ref)).open();
  }

  /**
   * A file, chunk by chunk: the next one is asked for when the last one is taken, and one is on its way meanwhile.
   * @throws FileGone when there is none, or none any more
   */
  async *read(ref: FileRef): AsyncGenerator<Uint8Array, void, undefined> {
    const place = this.placeOf(ref);
    const file = await this.described(place);
    // Whoever deletes it by hand leaves a description that says so.
    if (!file || file.deleted) throw new FileGone(ref.name);
    const hash = createHash('sha256');
    let next = this.chunkAfter(place, 0);
    for (let left = file.size; left > 0;) {
      const { bytes, seq } = await next;
      left -= bytes.length;
      if (left > 0) {
        next = this.chunkAfter(place, seq);
        // A reader that leaves does not want to know.
        next.catch(() => {});
      }
      if (bytes.length === 0) continue;
      hash.update(bytes);
      // What breaks off is cut: nobody takes it for whole.
      if (left < 0 || (left === 0 && `SHA-256=${padded(hash.digest())}` !== file.digest))
        throw new Error(`The file ${ref.name} is not what was written`);
      yield bytes;
    }
  }

  /** Takes a file away, also one that is being written: its writer is told when it adds to it. The same again finds nothing. */
  async remove(ref: FileRef): Promise<void> {
    const { stream, described, chunks } = this.placeOf(ref);
    const { streams } = await this.manager();
    await streams.purge(stream, { filter: described });
    await streams.purge(stream, { filter: chunks });
  }

  private async chunkAfter(place: FilePlace, seq: number): Promise<{ bytes: Uint8Array; seq: number }> {
    const { direct } = await this.manager();
    const chunk = await direct.getMessage(place.stream, { seq: seq + 1, next_by_subj: place.chunks });
    if (!chunk) throw new FileGone(place.name);
    return { bytes: chunk.data, seq: chunk.seq };
  }

  private async described(place: FilePlace): Promise<StoredFile | undefined> {
    const { direct } = await this.manager();
    const message = await direct.getMessage(place.stream, { last_by_subj: place.described });
    return message?.json<StoredFile>();
  }

  private placeOf({ bucket, name }: FileRef): FilePlace {
    return new FilePlace(streamOfBucket(this.nats, bucket), bucketNamed(this.nats, bucket), name);
  }

  private manager(): Promise<JetStreamManager> {
    this.managing ??= this.nats.manager().catch((error) => {
      this.managing = undefined;
      throw error;
    });
    return this.managing;
  }
}
