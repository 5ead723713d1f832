import type { SliceTally } from './run-activities';

/**
 * What can be said to every run workflow. Signals are an SRE's buttons in Temporal UI and work while no worker is up;
 * updates answer, and refuse what makes no sense. All of them may be sent twice.
 */
export const runSignals = {
  pause: 'pause',
  resume: 'resume',
  /** Optional argument: one slice number, from 1. */
  retry: 'retry',
  /** Argument: a slice number, from 1. */
  skipSlice: 'skipSlice',
  abort: 'abort',
  /** What the run was made for has changed: begin anew, as of now. */
  restart: 'restart',
} as const;

export const runUpdates = {
  setPaused: 'setPaused',
  retry: 'retry',
  skipSlice: 'skipSlice',
  setConcurrency: 'setConcurrency',
  abort: 'abort',
} as const;

export const runQueries = { progress: 'progress' } as const;

export interface SetPaused {
  paused: boolean;
  reason?: string;
}

/** Answer of the query `progress`, for tests and the command line; the console reads the row. Slice numbers from 1. */
export interface RunProgress {
  state: 'planning' | 'running' | 'pausing' | 'paused' | 'parked' | 'finishing';
  slices: number;
  slicesDone: number;
  inFlight: number[];
  parked: number[];
  skipped: number[];
  window: number;
  total: number;
  tally: SliceTally;
}
