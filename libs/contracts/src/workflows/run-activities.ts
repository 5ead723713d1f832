/** The activities of the generic run, implemented once in `libs/service` and the same in each service. Only ids and counts travel. */
export interface RunRef {
  workspaceId: string;
  runId: string;
}

/** Codes and plain words; never values of rows. Stays under Temporal's 4 KiB for failures in mutable state. */
export interface RunTrouble {
  code: string;
  message: string;
  hint: string;
}

/** How a run has ended, as its row says it. */
export interface RunEnd {
  state: 'completed' | 'failed' | 'cancelled';
  /** Why it was cancelled, in a sentence. */
  reason: string | null;
}

export interface PlannedRun {
  /** Slices are numbered 0 to slices - 1; people see them from 1. */
  slices: number;
  total: number;
  /** As in `leads`. */
  unit: string;
  /** First words of the details in Temporal UI. */
  title: string;
  /** The run's page in the console; empty when the console's address is not configured. */
  consoleUrl: string;
  /** For Temporal's lists, beside the ids of the input. */
  list: { kind: string; entityId: string; entityName: string | null; startedBy: string };
  /** The row rests, or shall, although this workflow has only begun: asked for at once, or Temporal had forgotten the run. */
  paused?: boolean;
  /** Already ended, for example cancelled before the workflow began: nothing to do. */
  closed: boolean;
  /** How, once it has ended. */
  ended?: RunEnd;
}

export interface SliceTally {
  done: number;
  changed: number;
  unchanged: number;
  failed: number;
}

/** What the owner's row should say now. `answers` = the command on the row has been carried out. */
export interface RunNote extends RunRef {
  state: 'running' | 'paused' | 'parked';
  answers: boolean;
  /** What stops the run as a whole, when it is not a slice. */
  trouble?: RunTrouble;
}

export interface RunActivities {
  /** Writes the slices. Called again with `again` it throws them away and begins anew, as of now. Idempotent per `again`. */
  planRun(ref: RunRef & { again: number }): Promise<PlannedRun>;
  /** From the slice's cursor to its end; counts are the slice's totals over all attempts. */
  runSlice(slice: RunRef & { sliceNo: number }): Promise<SliceTally>;
  /** After the last attempt: the row says what failed and what to do. */
  parkSlice(slice: RunRef & { sliceNo: number; trouble: RunTrouble }): Promise<void>;
  skipSlice(slice: RunRef & { sliceNo: number }): Promise<void>;
  /** Parked slices wait again; all of them without `sliceNo`. */
  retrySlices(slices: RunRef & { sliceNo?: number }): Promise<void>;
  noteRun(note: RunNote): Promise<void>;
  /** What is left when every slice is done or skipped, then the closing transaction. */
  finishRun(ref: RunRef): Promise<SliceTally>;
  /**
   * Ends a run that will not be finished; what is written stays. Fences every attempt that is still alive. One that somebody has asked to
   * cancel ends as cancelled, whatever became of it meanwhile.
   * @returns how the row has ended; a service of before does not say
   */
  closeRun(ref: RunRef & { state: 'failed' | 'cancelled'; trouble?: RunTrouble }): Promise<RunEnd | undefined>;
}
