import type { ClaimedSlice, Database, SliceStep, Tx } from '@heatline/database';
import type { Outbox } from '@heatline/messaging';
import type { ClassStore } from '../timelines/class-store';
import type { RulebookStore } from '../timelines/rulebook-store';

/** A slice of bulk work, as plain data: it may be done in another thread. */
export type BulkJob = { workspaceId: string; runId: string; slice: ClaimedSlice } & (
  | { kind: 'recalculate'; modelId: string; asOf: number; quiet: boolean }
  | { kind: 'refresh' }
  | { kind: 'simulate'; modelId: string; simulationId: string; asOf: number }
);

/** What bulk work needs; a thread has its own of each. */
export interface BulkParts {
  database: Database;
  rulebooks: RulebookStore;
  classes: ClassStore;
  outbox: Outbox;
}

/** How the work of a slice is told to whoever gave it. */
export interface BulkHands {
  readonly signal: AbortSignal;
  advance(tx: Tx, step: SliceStep): Promise<void>;
}
