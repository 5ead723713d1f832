import { randomBytes } from 'node:crypto';
import type { Log } from '@heatline/database';
import { type BucketName, buckets, streamOfBucket } from '../files/buckets';
import { connectNats, type Nats } from '../nats';
import { deadLetterStream, ensureStreams, eventStream } from '../streams';

/** Streams and subjects of its own for one test file, on the server of NATS_URL. */
export interface TestNats {
  url: string;
  /** Give it to services as NATS_PREFIX. */
  prefix: string;
  /** A connection of the test's own. */
  nats: Nats;
  /** Deletes the streams and buckets, and closes the connection. */
  drop(): Promise<void>;
}

/** @throws Error when NATS_URL is not set */
export async function testNats(log?: Log): Promise<TestNats> {
  const url = process.env['NATS_URL'];
  if (!url)
    throw new Error(
      'NATS_URL is missing: tests with servers need a NATS server with JetStream, as in nats://127.0.0.1:4222',
    );
  const prefix = `t${randomBytes(5).toString('hex')}`;
  const nats = await connectNats({ url, name: `test ${prefix}`, prefix, ...(log && { log }) });
  await ensureStreams(nats);
  return {
    url,
    prefix,
    nats,
    drop: async () => {
      const { streams } = await nats.manager();
      const made = [
        ...[eventStream, deadLetterStream].map((stream) => nats.named(stream)),
        ...Object.keys(buckets).map((bucket) => streamOfBucket(nats, bucket as BucketName)),
      ];
      for (const stream of made) await streams.delete(stream).catch(() => false);
      await nats.close();
    },
  };
}
