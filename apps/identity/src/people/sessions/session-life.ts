const day = 86_400_000;

/** A session ends when it was not used for so long. */
export const idleMs = 14 * day;
/** … and at the latest so long after the sign-in, used or not. */
export const longestMs = 90 * day;
/** Being used is written down at most this often. */
const notedEveryMs = day / 2;

/** When a session ends that is used now. */
export const expiryAt = (now: number, startedAt: number): number => Math.min(now + idleMs, startedAt + longestMs);

/** The new expiry when it is worth writing down, else undefined. */
export function movedExpiry(now: number, session: { startedAt: number; expiresAt: number }): number | undefined {
  const moved = expiryAt(now, session.startedAt);
  return moved - session.expiresAt >= notedEveryMs ? moved : undefined;
}
