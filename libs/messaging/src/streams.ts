import { DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { ensureBuckets } from './files/buckets';
import type { Nats } from './nats';

const dayMs = 24 * 60 * 60 * 1_000;
const streamNameInUse = 10058;

/** Announcements. Never anything below `rpc.`: a request on a captured subject "succeeds" with nobody listening. */
export const eventStream = 'EVT';
/** Messages that nobody could handle, with the reason in a header. */
export const deadLetterStream = 'DLQ';

const streams: Record<string, Partial<StreamConfig>> = {
  // A week to catch up; the window is what makes a relay that publishes twice after a crash harmless.
  [eventStream]: { subjects: ['evt.>'], max_age: nanos(7 * dayMs), duplicate_window: nanos(5 * 60_000) },
  [deadLetterStream]: { subjects: ['dlq.>'], max_age: nanos(30 * dayMs), duplicate_window: nanos(5 * 60_000) },
};

/** Makes the streams and the buckets of files, or brings their settings up to date. Every process does so at its start; only features of server 2.9. */
export async function ensureStreams(nats: Nats): Promise<void> {
  const manager = await nats.manager();
  for (const [name, settings] of Object.entries(streams)) {
    const config = {
      ...settings,
      name: nats.named(name),
      subjects: (settings.subjects ?? []).map((subject) => nats.subject(subject)),
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      discard: DiscardPolicy.Old,
      num_replicas: nats.replicas,
    };
    try {
      await manager.streams.add(config);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== streamNameInUse) throw error;
      await manager.streams.update(config.name, config);
    }
  }
  await ensureBuckets(nats);
}
