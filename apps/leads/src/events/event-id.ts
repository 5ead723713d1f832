import { createHash } from 'node:crypto';

/**
 * The id of an event with an idempotency key: a function of workspace and key (version 8, 122 bits of SHA-256), so that a
 * redelivery is recognised by it, and ties by event id fall the same way in whatever order events arrive.
 */
export function eventIdOf(workspaceId: string, key: string): string {
  const bytes = createHash('sha256').update(workspaceId).update(' ').update(key).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id of a request with a key of its own: another when it holds anything else. */
export const requestIdOf = (workspaceId: string, key: string | undefined, events: unknown[]): string | null =>
  key === undefined
    ? null
    : eventIdOf(workspaceId, `whole ${createHash('sha256').update(JSON.stringify(events)).digest('hex')} ${key}`);
