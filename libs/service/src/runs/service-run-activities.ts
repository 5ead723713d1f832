import { CancelledFailure } from '@temporalio/common';
import type { RunActivities, RunRef } from '@heatline/contracts';
import { EndRun } from './end-run';
import { MoveSlices } from './move-slices';
import { NoteRun } from './note-run';
import { PlanRun } from './plan-run';
import { asFailure } from './run-failure';
import { type RunActivitiesParts, RunScope } from './run-scope';
import { RunSlice } from './run-slice';
import { whileAlive } from './while-alive';

/** The generic part of every run: claims, fences, notes, closes. What a slice really does is the owner's `SliceWork`. */
export class ServiceRunActivities {
  private readonly plan: PlanRun;
  private readonly slice: RunSlice;
  private readonly slices: MoveSlices;
  private readonly note: NoteRun;
  private readonly end: EndRun;

  constructor(parts: RunActivitiesParts) {
    const scope = new RunScope(parts);
    this.slice = new RunSlice(scope);
    this.slices = new MoveSlices(scope);
    this.note = new NoteRun(scope);
    this.end = new EndRun(scope);
    this.plan = new PlanRun(scope, this.end);
  }

  /** By the names that the workflows call. */
  get activities(): RunActivities {
    return {
      planRun: (input) => this.guarded(input, () => whileAlive(() => this.plan.run(input))),
      runSlice: (input) => this.guarded(input, () => whileAlive(() => this.slice.run(input))),
      finishRun: (input) => this.guarded(input, () => whileAlive(() => this.end.complete(input))),
      parkSlice: (input) => this.guarded(input, () => this.slices.park(input)),
      skipSlice: (input) => this.guarded(input, () => this.slices.move(input, 'skip')),
      retrySlices: (input) => this.guarded(input, () => this.slices.move(input, 'retry')),
      noteRun: (input) => this.guarded(input, () => this.note.run(input)),
      closeRun: (input) => this.guarded(input, () => this.end.giveUp(input)),
    };
  }

  private async guarded<T>({ runId, ...rest }: RunRef & { sliceNo?: number }, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const where = { runId, ...(rest.sliceNo === undefined ? {} : { sliceNo: rest.sliceNo }) };
      throw error instanceof CancelledFailure ? error : asFailure(error, where);
    }
  }
}
