import type { RunState } from '@heatline/contracts';

export interface DoneAt {
  at: Date;
  done: number;
}

/** Long enough to be steady over slices, short enough to follow a machine that becomes busy. */
const windowMs = 10_000;

/** Per second over the last ten seconds of samples, oldest first; null with fewer than two. */
export function rateOf(samples: readonly DoneAt[]): number | null {
  const last = samples.at(-1);
  if (!last) return null;
  const first = samples.find(({ at }) => last.at.getTime() - at.getTime() <= windowMs) ?? last;
  const seconds = (last.at.getTime() - first.at.getTime()) / 1_000;
  if (seconds <= 0) return null;
  return Math.max(0, (last.done - first.done) / seconds);
}

/** Seconds until the end at this rate; null when nobody can tell. */
export function etaOf(run: {
  state: RunState;
  done: number;
  total: number | null;
  ratePerSecond: number | null;
}): number | null {
  if (run.state !== 'running' || run.total === null || !run.ratePerSecond) return null;
  return Math.max(0, Math.round((run.total - run.done) / run.ratePerSecond));
}

/** Pause between two samples, so that a run of any length has at most some four hundred. */
export const sampleEveryMs = (elapsedMs: number): number => Math.max(250, elapsedMs / 400);
