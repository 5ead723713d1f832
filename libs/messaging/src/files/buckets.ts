import { StorageType, type StreamConfig } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { nanos } from '@nats-io/transport-node';
import type { Nats } from '../nats';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Buckets of the object store, one a purpose, and after how long the server forgets what is in them: a net below the owner, who removes
 * each file when its time has come. Never less than the longest time that an owner may be told to keep one.
 */
export const buckets = { exports: { keptDays: 31 } } as const;
export type BucketName = keyof typeof buckets;

/** What a bucket is called on the server. */
export const bucketNamed = (nats: Nats, name: BucketName): string => nats.named(name);
/** The stream behind a bucket, as the object store names it. */
export const streamOfBucket = (nats: Nats, name: BucketName): string => `OBJ_${bucketNamed(nats, name)}`;

/** Makes the buckets, or brings their settings up to date. */
export async function ensureBuckets(nats: Nats): Promise<void> {
  for (const [name, { keptDays }] of Object.entries(buckets)) {
    const bucket = await new Objm(nats.jetstream).create(bucketNamed(nats, name as BucketName), {
      ttl: nanos(keptDays * dayMs),
      storage: StorageType.File,
      replicas: nats.replicas,
    });
    const { config } = (await bucket.status()).streamInfo;
    const wanted: Partial<StreamConfig> = { max_age: nanos(keptDays * dayMs), num_replicas: nats.replicas };
    if (config.max_age === wanted.max_age && config.num_replicas === wanted.num_replicas) continue;
    await (await nats.manager()).streams.update(config.name, { ...config, ...wanted });
  }
}
