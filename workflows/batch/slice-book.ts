import type { CarriedRun, RunTrouble, SliceTally } from '@heatline/contracts/workflows';
import { withinErrorBudget } from './error-budget';

export interface ParkedSlice {
  sliceNo: number;
  trouble: RunTrouble;
}

const nothing: SliceTally = { done: 0, changed: 0, unchanged: 0, failed: 0 };

const add = (a: SliceTally, b: SliceTally): SliceTally => ({
  done: a.done + b.done,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  failed: a.failed + b.failed,
});

/** Which slices are done, parked, skipped or still to run. Plain data: it survives continue-as-new, and is tested without Temporal. */
export class SliceBook {
  again = 0;
  tally = nothing;
  doneSlices = 0;
  parked: ParkedSlice[] = [];
  skipped: number[] = [];
  private next = 0;
  private queue: number[] = [];

  constructor(carried?: CarriedRun) {
    if (carried) {
      const { again, tally, doneSlices, parked, skipped, next, queue } = carried;
      Object.assign(this, { again, tally, doneSlices, next });
      this.parked = [...parked];
      this.skipped = [...skipped];
      this.queue = [...queue];
    }
  }

  /** The next slice to start; undefined when none is left, or too many are parked. */
  take(slices: number): number | undefined {
    if (!withinErrorBudget(this.parked.length, slices)) return undefined;
    return this.queue.shift() ?? (this.next < slices ? this.next++ : undefined);
  }

  hasMore(slices: number): boolean {
    return this.queue.length > 0 || this.next < slices;
  }

  done(tally: SliceTally): void {
    this.doneSlices++;
    this.tally = add(this.tally, tally);
  }

  /** Interrupted: it goes on from its cursor later. */
  putBack(sliceNo: number): void {
    this.queue.push(sliceNo);
    this.queue.sort((a, b) => a - b);
  }

  park(slice: ParkedSlice): void {
    this.parked.push(slice);
  }

  isParked(sliceNo: number): boolean {
    return this.parked.some((slice) => slice.sliceNo === sliceNo);
  }

  /** Parked slices run again: this one, or all. Whether there was any. */
  retry(sliceNo?: number): boolean {
    const again = this.parked.filter((slice) => sliceNo === undefined || slice.sliceNo === sliceNo);
    this.parked = this.parked.filter((slice) => !again.includes(slice));
    for (const slice of again) this.putBack(slice.sliceNo);
    return again.length > 0;
  }

  skip(sliceNo: number): boolean {
    if (!this.isParked(sliceNo)) return false;
    this.parked = this.parked.filter((slice) => slice.sliceNo !== sliceNo);
    this.skipped.push(sliceNo);
    return true;
  }

  /** Everything from the start, under a new plan. */
  restart(): void {
    this.again++;
    this.tally = nothing;
    this.doneSlices = 0;
    this.next = 0;
    this.queue = [];
    this.parked = [];
    this.skipped = [];
  }

  carry() {
    const { again, tally, doneSlices, parked, skipped, next, queue } = this;
    return { again, tally, doneSlices, parked, skipped, next, queue };
  }
}
