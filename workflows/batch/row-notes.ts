import type { RunRef, RunTrouble } from '@heatline/contracts/workflows';
import type { RunActivityProxies } from './activities';
import type { Desk } from './desk';
import type { ParkedSlice } from './slice-book';

/** Tells the run's row what has become of slices and commands: the console reads the row and nothing else. */
export class RowNotes {
  private toPark: ParkedSlice[] = [];

  constructor(
    private readonly ref: RunRef,
    private readonly activities: RunActivityProxies,
    private readonly desk: Desk,
  ) {}

  parked(slice: ParkedSlice): void {
    this.toPark.push(slice);
  }

  get pending(): boolean {
    return this.toPark.length + this.desk.retried.length + this.desk.skippedNow.length > 0;
  }

  /** In the order in which it happened to a slice: parked first, then retried or skipped. */
  async flush(): Promise<void> {
    while (this.pending) {
      const slice = this.toPark.shift();
      if (slice) {
        await this.activities.parkSlice({ ...this.ref, ...slice });
        continue;
      }
      const [retried] = this.desk.retried.splice(0, 1);
      if (retried) await this.activities.retrySlices({ ...this.ref, ...retried });
      const [sliceNo] = this.desk.skippedNow.splice(0, 1);
      if (sliceNo !== undefined) await this.activities.skipSlice({ ...this.ref, sliceNo });
    }
  }

  /** The state that the run is in now; it answers whatever command still stands on the row. */
  async state(state: 'running' | 'paused' | 'parked', trouble?: RunTrouble): Promise<void> {
    const answers = this.desk.unanswered;
    this.desk.unanswered = false;
    await this.activities.noteRun({ ...this.ref, state, answers, ...(trouble ? { trouble } : {}) });
  }

  /** For a new plan, which throws the old slices away. */
  forget(): void {
    this.toPark = [];
    this.desk.retried = [];
    this.desk.skippedNow = [];
    this.desk.unanswered = false;
  }
}
