import type { ClaimedSlice, Database, SliceStep, Tx } from '@heatline/database';
import type { Outbox } from '@heatline/messaging';
import type { ClassStore } from '../timelines/class-store';
import type { CalibrationPlan } from '../calibration/calibration-plan';
import type { RulebookStore } from '../timelines/rulebook-store';

/** A slice of bulk work, as plain data: it may be done in another thread. */
export type BulkJob = { workspaceId: string; runId: string } & (
  | { kind: 'recalculate'; slice: ClaimedSlice; modelId: string; asOf: number; quiet: boolean }
  | { kind: 'refresh'; slice: ClaimedSlice }
  | { kind: 'simulate'; slice: ClaimedSlice; modelId: string; simulationId: string; asOf: number }
  | ({ kind: 'calibrate'; slice: ClaimedSlice } & CalibrationPlan)
  /** What is left when all slices of a calibration are done. */
  | ({ kind: 'suggest' } & CalibrationPlan)
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
