import type { RunKind } from '@heatline/contracts';
import type { ClaimedSlice, RunFacts, RunRow, SliceRange, SliceStep, Tx } from '@heatline/database';

export interface SlicePlan {
  /** In order; keyset ranges, never offsets. None = there is nothing to do. */
  ranges: SliceRange[];
  /** What every slice needs to agree on, for example the instant as of which to score, and the version. Ids, numbers, instants. */
  facts?: RunFacts;
  /** The thing's present name, where it is one that may be shown, as in `B2B engagement v8`. */
  step?: string;
}

/** What a slice may do with the outside. */
export interface SliceHands {
  /** Moves the cursor and counts, inside the transaction that did the work. @throws JobFenced: let it roll back */
  advance(tx: Tx, step: SliceStep): Promise<void>;
  /** A batch was committed in the slice's name elsewhere, for example by a worker thread: whoever watches is told. */
  moved(): void;
  /** Aborted when the run is paused or cancelled, or the process ends: stop between two batches and return. */
  readonly signal: AbortSignal;
  /** For work between two calls of `advance` that takes longer than seconds. Heartbeats are sent by themselves meanwhile. */
  say(text: string): Promise<void>;
}

export interface RunTotals {
  done: number;
  changed: number;
  unchanged: number;
  failed: number;
}

/** What is done in one transaction with the run's row held. */
export type RunStepAtOnce = 'plan' | 'end';

/**
 * One kind of run, as the service that owns its data does it. Everything else (rows, epochs, heartbeats, pause, retry, parking, progress,
 * Temporal) is done by the run mechanism. Each method may run several times and must leave the same behind.
 */
export interface SliceWork {
  readonly kind: RunKind;
  /**
   * Holds what `plan`, or `complete` and `giveUp`, will hold besides the run's row, before that is held: as whoever changes what the run is
   * for does, who holds the run last. In the same transaction.
   */
  holdFirst?(run: RunRow, step: RunStepAtOnce, tx: Tx): Promise<void>;
  /** Cuts the work into slices of some seconds each. Inside the transaction that writes them, so `tx` sees one moment. */
  plan(run: RunRow, tx: Tx): Promise<SlicePlan>;
  /**
   * Works from `slice.cursor` to `slice.hi` in batches, one transaction each that ends with `hands.advance`.
   * Returning before the end is right only when `hands.signal` is aborted.
   */
  slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void>;
  /** After the last slice, before the end: what has to be swept up, in transactions of its own. */
  sweep?(run: RunRow, signal: AbortSignal): Promise<void>;
  /** Inside the transaction that completes the run, for example the model's last recalculation, and announcements. */
  complete?(run: RunRow, totals: RunTotals, tx: Tx): Promise<void>;
  /** Inside the transaction that ends a run that is not complete. */
  giveUp?(run: RunRow, state: 'failed' | 'cancelled', tx: Tx): Promise<void>;
}
