import type { SliceTally } from '@heatline/contracts';
import type { Tx } from '../tx';
import type { RunRow } from './run-row';

/** A keyset range: keys greater than `lo` (null: from the first) up to and including `hi` (null: to the last). */
export interface SliceRange {
  lo: string | null;
  hi: string | null;
  /** About how much is in it, for progress. */
  total: number;
}

/** A slice in one worker's hands. `epoch` proves it: who claims later takes it away. */
export interface ClaimedSlice {
  runId: string;
  sliceNo: number;
  lo: string | null;
  hi: string | null;
  /** Where to go on: the last key that is done; null at the beginning. */
  cursor: string | null;
  epoch: string;
  total: number;
  attempts: number;
}

/** What a batch did: where it ended and what it counts. */
export interface SliceStep {
  cursor: string;
  done: number;
  changed?: number;
  unchanged?: number;
  failed?: number;
}

/** Somebody else has the slice, or the run has ended: this worker's transaction must not commit. */
export class JobFenced extends Error {
  constructor({ runId, sliceNo }: Pick<ClaimedSlice, 'runId' | 'sliceNo'>) {
    super(`Slice ${sliceNo + 1} of run ${runId} is in other hands`);
    this.name = 'JobFenced';
  }
}

interface RawSlice {
  state: string;
  lo: string | null;
  hi: string | null;
  cursor: string | null;
  epoch: string;
  total: string;
  attempts: number;
  done: string;
  changed: string;
  unchanged: string;
  failed: string;
}

const toTally = (raw: Pick<RawSlice, 'done' | 'changed' | 'unchanged' | 'failed'>): SliceTally => ({
  done: Number(raw.done),
  changed: Number(raw.changed),
  unchanged: Number(raw.unchanged),
  failed: Number(raw.failed),
});

/** An epoch of a later plan is greater than any of an earlier one, whose workers may still be alive. */
const epochsPerPlan = 1_000_000;

/** The only place with the SQL of `run_slice`. Bound to one transaction in one workspace. */
export class SliceStore {
  constructor(private readonly tx: Tx) {}

  /** Replaces the slices of the run by those of plan `planNo`. The caller holds the row's lock. */
  async plan(run: RunRow, planNo: number, ranges: readonly SliceRange[], facts: RunRow['facts']): Promise<void> {
    const params = [this.tx.workspaceId, run.runId];
    await this.tx.execute(`delete from run_slice where workspace_id = $1 and run_id = $2`, params);
    await this.tx.execute(`delete from run_sample where workspace_id = $1 and run_id = $2`, params);
    await this.tx.execute(
      `insert into run_slice (workspace_id, run_id, slice_no, lo, hi, total, epoch)
       select $1, $2, no - 1, lo, hi, total, $3
       from unnest($4::text[], $5::text[], $6::bigint[]) with ordinality as range (lo, hi, total, no)`,
      [
        ...params,
        planNo * epochsPerPlan,
        ranges.map(({ lo }) => lo),
        ranges.map(({ hi }) => hi),
        ranges.map(({ total }) => total),
      ],
    );
    await this.tx.execute(
      `update run set
         plan_no = $3, facts = $4, total = $5, slices_total = $6, state = 'running', error = null,
         requested = case when requested = 'restart' then null else requested end,
         done = 0, changed = 0, unchanged = 0, failed = 0, rate_per_second = null,
         slices_done = 0, slices_running = 0, slices_parked = 0, slices_skipped = 0,
         started_at = coalesce(started_at, clock_timestamp()), changed_at = clock_timestamp()
       where workspace_id = $1 and run_id = $2`,
      [...params, planNo, facts, ranges.reduce((sum, { total }) => sum + total, 0), ranges.length],
    );
  }

  /** Takes the slice, from whoever may have it. A slice that is done or skipped answers with what it counted. */
  async claim(runId: string, sliceNo: number): Promise<{ claimed: ClaimedSlice } | { ended: SliceTally } | undefined> {
    const params = [this.tx.workspaceId, runId, sliceNo];
    const raw = await this.tx.one<RawSlice>(
      `update run_slice set epoch = epoch + 1, attempts = attempts + 1, state = 'running', message = null,
         started_at = coalesce(started_at, clock_timestamp())
       where workspace_id = $1 and run_id = $2 and slice_no = $3 and state not in ('done', 'skipped') returning *`,
      params,
    );
    if (raw) {
      const { lo, hi, cursor, epoch, total, attempts } = raw;
      return { claimed: { runId, sliceNo, lo, hi, cursor, epoch, total: Number(total), attempts } };
    }
    const ended = await this.tx.one<RawSlice>(
      `select * from run_slice where workspace_id = $1 and run_id = $2 and slice_no = $3`,
      params,
    );
    return ended && { ended: toTally(ended) };
  }

  /**
   * Moves the cursor and counts, in the transaction that did the work: both happen or neither.
   * @throws JobFenced when the slice is in other hands; the transaction must then roll back
   */
  async advance({ runId, sliceNo, epoch }: ClaimedSlice, step: SliceStep): Promise<void> {
    const { cursor, done, changed = 0, unchanged = 0, failed = 0 } = step;
    const rows = await this.tx.execute(
      `update run_slice set cursor = $5, done = done + $6, changed = changed + $7, unchanged = unchanged + $8, failed = failed + $9
       where workspace_id = $1 and run_id = $2 and slice_no = $3 and epoch = $4`,
      [this.tx.workspaceId, runId, sliceNo, epoch, cursor, done, changed, unchanged, failed],
    );
    if (rows === 0) throw new JobFenced({ runId, sliceNo });
  }

  /** @throws JobFenced when the slice is in other hands */
  async end({ runId, sliceNo, epoch }: ClaimedSlice): Promise<SliceTally> {
    const raw = await this.tx.one<RawSlice>(
      `update run_slice set state = 'done', ended_at = clock_timestamp()
       where workspace_id = $1 and run_id = $2 and slice_no = $3 and epoch = $4 returning *`,
      [this.tx.workspaceId, runId, sliceNo, epoch],
    );
    if (!raw) throw new JobFenced({ runId, sliceNo });
    return toTally(raw);
  }

  /** Interrupted: somebody goes on at the cursor later. */
  async release({ runId, sliceNo, epoch }: ClaimedSlice): Promise<void> {
    await this.tx.execute(
      `update run_slice set state = 'waiting' where workspace_id = $1 and run_id = $2 and slice_no = $3 and epoch = $4 and state = 'running'`,
      [this.tx.workspaceId, runId, sliceNo, epoch],
    );
  }

  async park(runId: string, sliceNo: number, message: string): Promise<boolean> {
    return this.move(runId, sliceNo, ['waiting', 'running'], 'parked', message);
  }

  async skip(runId: string, sliceNo: number): Promise<boolean> {
    return this.move(runId, sliceNo, ['waiting', 'running', 'parked'], 'skipped', null);
  }

  /** All parked slices without `sliceNo`. */
  async retry(runId: string, sliceNo: number | null): Promise<boolean> {
    return this.move(runId, sliceNo, ['parked'], 'waiting', null);
  }

  async isParked(runId: string, sliceNo: number): Promise<boolean> {
    const row = await this.tx.one(
      `select 1 from run_slice where workspace_id = $1 and run_id = $2 and slice_no = $3 and state = 'parked'`,
      [this.tx.workspaceId, runId, sliceNo],
    );
    return row !== undefined;
  }

  private async move(
    runId: string,
    sliceNo: number | null,
    from: string[],
    to: string,
    message: string | null,
  ): Promise<boolean> {
    const moved = await this.tx.execute(
      `update run_slice set state = $5, epoch = epoch + 1, message = $6,
         ended_at = case when $5 = 'skipped' then clock_timestamp() end
       where workspace_id = $1 and run_id = $2 and ($3::int is null or slice_no = $3) and state = any($4)`,
      [this.tx.workspaceId, runId, sliceNo, from, to, message],
    );
    return moved > 0;
  }
}
