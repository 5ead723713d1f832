import type { RunRef, RunTrouble, SliceTally } from './run-activities';

/** What a run takes along when it continues as new. */
export interface CarriedRun {
  again: number;
  next: number;
  /** Slices to run before going on at `next`. */
  queue: number[];
  parked: { sliceNo: number; trouble: RunTrouble }[];
  skipped: number[];
  doneSlices: number;
  tally: SliceTally;
  window: number;
  paused: boolean;
  pausedAt: number | null;
  restart: boolean;
  startedAt: number;
}

/** Input of every run workflow: ids, and what a predecessor carried over. Everything else stands on the run's row. */
export interface RunInput extends RunRef {
  /** Whose queues: `<service>` and `<service>-bulk`. */
  service: string;
  carried?: CarriedRun;
  /** Continue as new after so many slices instead of when Temporal suggests it. */
  slicesPerHistory?: number;
}

export interface RunOutcome extends SliceTally {
  /** `cancelled` where the row was before its workflow had begun; else a cancelled run ends without an outcome. */
  state: 'completed' | 'failed' | 'cancelled';
  slices: number;
  skipped: number;
}
