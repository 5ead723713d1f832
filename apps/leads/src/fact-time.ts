/** How far ahead of the server a sender's clock may be. */
const toleranceMs = 5 * 60_000;
const earliest = 0;

export type FactTime = { at: Date; claimedAt: Date | null } | { fault: string };

/**
 * When something counts as having happened. What lies a little ahead is a clock that is fast: it counts from when it was
 * received. Times before 1970 are the zero of some other calendar, not a time.
 */
export function factTime(claimed: string | undefined, received: Date): FactTime {
  if (claimed === undefined) return { at: received, claimedAt: null };
  const at = new Date(claimed);
  if (at.getTime() < earliest) return { fault: 'This time is before 1970: check the field' };
  const aheadMs = at.getTime() - received.getTime();
  if (aheadMs > toleranceMs) return { fault: 'This time is more than 5 minutes ahead: send it when it has happened' };
  return aheadMs > 0 ? { at: received, claimedAt: at } : { at, claimedAt: null };
}
