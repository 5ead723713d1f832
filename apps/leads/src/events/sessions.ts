/** Longer without an event ends a session. */
export const sessionGapMs = 30 * 60_000;

/**
 * Start of the session of each event.
 * @param times newest first, in milliseconds; the last must be the first of its session, or its start is taken for that
 */
export function sessionStarts(times: number[]): number[] {
  const starts = [...times];
  for (let i = times.length - 2; i >= 0; i--) {
    if (times[i]! - times[i + 1]! <= sessionGapMs) starts[i] = starts[i + 1]!;
  }
  return starts;
}
