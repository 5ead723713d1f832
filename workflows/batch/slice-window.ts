import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import type { RunRef, SliceTally } from '@heatline/contracts/workflows';
import type { RunActivityProxies } from './activities';

export interface SliceEnds {
  done(tally: SliceTally): void;
  interrupted(sliceNo: number): void;
  failed(sliceNo: number, error: unknown): void;
}

/** The slices in flight. They share one cancellation scope, so that a pause interrupts them all and nothing else. */
export class SliceWindow {
  readonly inFlight = new Set<number>();
  /** Grows with each slice that ends: what a waiting driver watches. */
  ended = 0;
  started = 0;
  private scope = new CancellationScope();

  constructor(
    private readonly ref: RunRef,
    private readonly activities: Pick<RunActivityProxies, 'runSlice'>,
    private readonly ends: SliceEnds,
  ) {}

  start(sliceNo: number, slices: number): void {
    this.inFlight.add(sliceNo);
    this.started++;
    void this.scope
      .run(() =>
        this.activities.runSlice.executeWithOptions({ summary: `slice ${sliceNo + 1} of ${slices}` }, [
          { ...this.ref, sliceNo },
        ]),
      )
      .then(
        (tally) => this.ends.done(tally),
        (error: unknown) => (isCancellation(error) ? this.ends.interrupted(sliceNo) : this.ends.failed(sliceNo, error)),
      )
      .finally(() => {
        this.inFlight.delete(sliceNo);
        this.ended++;
      });
  }

  /** Interrupts what is in flight at its next batch, and waits until all of it has ended. */
  async interrupt(): Promise<void> {
    this.scope.cancel();
    await condition(() => this.inFlight.size === 0);
    this.scope = new CancellationScope();
  }

  /** For the end of a cancelled run, whose slices have been told already. */
  async settled(): Promise<void> {
    await condition(() => this.inFlight.size === 0);
  }
}
