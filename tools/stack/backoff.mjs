/** Milliseconds to wait before restart number `restarts` (from 0): quick at first, at most 15 s. */
export const waitBeforeRestart = (restarts) => Math.min(15_000, 250 * 2 ** restarts);

/** A process that ran this long was well: the next failure counts as its first. */
export const HEALTHY_AFTER_MS = 10_000;
