import { CancelledFailure, heartbeat, sleep, Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { PlannedRun, RunActivities, RunEnd, RunNote, RunTrouble, SliceTally } from '@heatline/contracts/workflows';

export interface OwnerOptions {
  slices: number;
  leadsPerSlice?: number;
  /** What a slice does before it counts, for example wait or fail; called with the slice number from 0 and the attempt from 1. */
  slice?: (sliceNo: number, attempt: number) => Promise<void>;
  plan?: (again: number) => Promise<void>;
  /** The row of a run that is taken up again says that it rests. */
  paused?: boolean;
  finish?: () => Promise<void>;
  /** Somebody has asked to cancel the run, for this reason: whatever its workflow believes, it ends so. */
  cancelledFor?: () => string | null;
  /** It has ended before its workflow began. */
  ended?: RunEnd;
}

/** The smallest service that could own runs: it keeps in memory what others keep in rows, and remembers what it was told. */
export class StandInOwner {
  readonly notes: string[] = [];
  readonly sliceStarts: number[] = [];
  readonly plans: number[] = [];
  private readonly doneSlices = new Set<number>();
  atOnce = 0;
  mostAtOnce = 0;

  constructor(readonly options: OwnerOptions) {}

  get activities(): RunActivities {
    return {
      planRun: async ({ again }) => this.planRun(again),
      runSlice: async ({ sliceNo }) => this.runSlice(sliceNo),
      parkSlice: async ({ sliceNo, trouble }) => this.note(`park ${sliceNo + 1} ${trouble.code}`),
      skipSlice: async ({ sliceNo }) => this.note(`skip ${sliceNo + 1}`),
      retrySlices: async ({ sliceNo }) => this.note(`retry ${sliceNo === undefined ? 'all' : sliceNo + 1}`),
      noteRun: async ({ state, answers, trouble }: RunNote) =>
        this.note([state, answers && 'answers', trouble?.code].filter(Boolean).join(' ')),
      finishRun: async () => {
        await this.options.finish?.();
        this.note('completed');
        return this.tally(this.doneSlices.size);
      },
      closeRun: async ({ state, trouble }: { state: RunEnd['state']; trouble?: RunTrouble }): Promise<RunEnd> => {
        const reason = this.options.cancelledFor?.() ?? null;
        const end: RunEnd = reason === null ? { state, reason } : { state: 'cancelled', reason };
        this.note([end.state, end.state === 'failed' && trouble?.code].filter(Boolean).join(' '));
        return end;
      },
    };
  }

  private async planRun(again: number): Promise<PlannedRun> {
    await this.options.plan?.(again);
    this.plans.push(again);
    if (again > 0) this.doneSlices.clear();
    const { slices, paused = false, ended } = this.options;
    return {
      slices,
      total: slices * this.size,
      unit: 'leads',
      title: 'Recalculation of B2B engagement',
      consoleUrl: 'http://localhost/runs/1',
      list: { kind: 'recalculateModel', entityId: 'model-1', entityName: 'B2B engagement', startedBy: 'member-1' },
      closed: ended !== undefined,
      ...(ended && { ended }),
      paused,
    };
  }

  private async runSlice(sliceNo: number): Promise<SliceTally> {
    this.sliceStarts.push(sliceNo);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      await this.options.slice?.(sliceNo, Context.current().info.attempt);
      this.doneSlices.add(sliceNo);
      return this.tally(1);
    } finally {
      this.atOnce--;
    }
  }

  private note(text: string): void {
    this.notes.push(text);
  }

  private get size(): number {
    return this.options.leadsPerSlice ?? 100;
  }

  private tally(slices: number): SliceTally {
    return { done: slices * this.size, changed: slices, unchanged: slices * (this.size - 1), failed: 0 };
  }
}

/** A slice's work that goes on until it is interrupted, as a long one does at its next batch. */
export async function untilInterrupted(): Promise<never> {
  for (;;) {
    heartbeat();
    await sleep('100ms');
    if (Context.current().cancellationSignal.aborted) throw new CancelledFailure('interrupted');
  }
}

/** A refusal by the work itself: trying again cannot help. */
export const finalFailure = (type = 'LockTimeout') =>
  ApplicationFailure.create({
    type,
    message: 'The database ended the transaction: lock timeout',
    nonRetryable: true,
    details: [{ hint: 'Wait until the import is done, then retry.' }],
  });
