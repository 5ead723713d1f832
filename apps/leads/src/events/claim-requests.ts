import type { Tx } from '@heatline/database';
import type { EventStore } from './event-store';

interface Line {
  batch: number;
  eventId: string;
  keyedBy: 'id' | 'request' | null;
}

export interface ClaimedRequests {
  /** Ids of events that are named by the key of their request and that nobody had. */
  claimed: ReadonlySet<string>;
  /** Batches whose key was sent with other events before. */
  reused: ReadonlySet<number>;
}

/**
 * Claims what is named by the Idempotency-Key of its request, and the request as a whole. A request that is new, though one of its places
 * is taken, has the key of another: taking its events for duplicates would lose them. It leaves no trace, so that it may be sent again.
 */
export async function claimRequests(
  tx: Tx,
  events: Pick<EventStore, 'claim' | 'unclaim'>,
  batches: readonly { request: string | null }[],
  lines: readonly Line[],
): Promise<ClaimedRequests> {
  const placesOf = Map.groupBy(
    lines.filter(({ keyedBy }) => keyedBy === 'request'),
    ({ batch }) => batch,
  );
  if (placesOf.size === 0) return { claimed: new Set(), reused: new Set() };
  const requestOf = (batch: number): string => batches[batch]!.request!;
  const wanted = [...placesOf].flatMap(([batch, places]) => [
    requestOf(batch),
    ...places.map(({ eventId }) => eventId),
  ]);
  const claimed = await events.claim(tx, [...new Set(wanted)]);
  const reused = new Set<number>();
  const seen = new Map<string, boolean>();
  const taken = new Set<string>();
  for (const [batch, places] of placesOf) {
    const request = requestOf(batch);
    // Sent before, or twice at once: as the first of them.
    const isReused =
      seen.get(request) ??
      (claimed.has(request) && places.some(({ eventId }) => !claimed.has(eventId) || taken.has(eventId)));
    seen.set(request, isReused);
    if (isReused) reused.add(batch);
    else for (const { eventId } of places) taken.add(eventId);
  }
  const vain = [...reused].flatMap((batch) => [
    requestOf(batch),
    ...placesOf.get(batch)!.map(({ eventId }) => eventId),
  ]);
  await events.unclaim(
    tx,
    [...new Set(vain)].filter((id) => claimed.has(id) && !taken.has(id)),
  );
  return { claimed, reused };
}
