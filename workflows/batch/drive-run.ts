import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  workflowInfo,
} from '@temporalio/workflow';
import type { RunInput, RunOutcome } from '@heatline/contracts/workflows';
import { runActivitiesOf } from './activities';
import { openDesk, type Desk } from './desk';
import { RowNotes } from './row-notes';
import { RunDisplay } from './run-display';
import { SliceBook } from './slice-book';
import { SliceWindow } from './slice-window';
import { failureType, isFinal, troubleOf } from './trouble';

export interface RunPolicy {
  /** Slices at once, to begin with. */
  window: number;
  /** A run that rested longer begins anew, as of now; Infinity where the work does not age. */
  staleAfterRestMs: number;
  continueAsNew: (next: RunInput) => Promise<never>;
}

/**
 * The policy of every run: plan, keep a window of slices busy, finish. A pause interrupts the window and waits; a slice that has used up
 * its attempts is parked while the others go on; what cannot go on waits for a person instead of dying; a long history continues as new.
 * The run's row in the owner's database is the truth and is told of every change; here only ids and counts are known.
 */
export async function driveRun(input: RunInput, policy: RunPolicy): Promise<RunOutcome> {
  const driver = new RunDriver(input, policy);
  try {
    return await driver.drive();
  } catch (error) {
    if (error instanceof RunOver) return driver.outcome('failed');
    // Cleaning up must survive the very cancellation that caused it.
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => driver.cancelled());
    throw error;
  }
}

/** The run has ended early, and its row knows. */
class RunOver extends Error {}

class RunDriver {
  private readonly ref;
  private readonly activities;
  private readonly book: SliceBook;
  private readonly desk: Desk;
  private readonly window: SliceWindow;
  private readonly display: RunDisplay;
  private readonly row: RowNotes;
  private readonly startedAt: number;
  /** The row was ended by somebody else. */
  private rowClosed = false;

  constructor(
    private readonly input: RunInput,
    private readonly policy: RunPolicy,
  ) {
    const { workspaceId, runId, service, carried } = input;
    this.ref = { workspaceId, runId };
    this.activities = runActivitiesOf(service);
    this.startedAt = carried?.startedAt ?? Date.now();
    this.book = new SliceBook(carried);
    this.window = new SliceWindow(this.ref, this.activities, {
      done: (tally) => this.book.done(tally),
      interrupted: (sliceNo) => this.book.putBack(sliceNo),
      failed: (sliceNo, error) => this.sliceFailed(sliceNo, error),
    });
    this.display = new RunDisplay(
      this.ref,
      this.book,
      () => this.desk,
      () => this.window.inFlight,
      this.startedAt,
    );
    const { paused = false, pausedAt = null, restart = false, window = policy.window } = carried ?? {};
    this.desk = openDesk(this.book, { paused, pausedAt, restart, window }, () => this.display.progress());
    this.row = new RowNotes(this.ref, this.activities, this.desk);
  }

  async drive(): Promise<RunOutcome> {
    do await this.plan();
    while ((await this.runSlices()) === 'begin anew');
    await this.finish();
    return this.outcome('completed');
  }

  outcome(state: RunOutcome['state']): RunOutcome {
    this.display.ended(state);
    return { ...this.book.tally, state, slices: this.display.plan.slices, skipped: this.book.skipped.length };
  }

  async cancelled(): Promise<void> {
    await this.window.settled();
    this.display.ended('cancelled');
    await this.activities.closeRun({ ...this.ref, state: 'cancelled' });
  }

  private async plan(): Promise<void> {
    await this.untilItWorks(async () => {
      this.display.plan = await this.activities.planRun({ ...this.ref, again: this.book.again });
    });
    const { closed, paused = false } = this.display.plan;
    if (closed) throw new RunOver();
    const fresh = this.input.carried === undefined && this.book.again === 0;
    // A resume that arrives while the plan reads the row would otherwise be lost: the row still says paused there.
    if (paused && fresh && !(this.desk.pauseSaid && patched('resumed-while-planned'))) {
      this.desk.paused = true;
      this.desk.pausedAt ??= Date.now();
      this.desk.unanswered = true;
    }
  }

  private async runSlices(): Promise<'done' | 'begin anew'> {
    for (;;) {
      await this.row.flush();
      if (this.rowClosed) await this.leave();
      if (this.desk.abort) await this.abort();
      if (this.desk.restart) return this.beginAnew();
      if (this.desk.paused) {
        await this.rest();
        continue;
      }
      if (this.desk.unanswered) await this.row.state('running');
      // What arrived while the row was told comes first.
      if (this.row.pending || this.desk.unanswered) continue;

      const historyIsFull = this.historyIsFull();
      if (!historyIsFull) this.fillWindow();
      this.display.enter('running');
      if (this.window.inFlight.size > 0) await this.somethingHappens();
      else if (historyIsFull && this.book.hasMore(this.display.plan.slices)) await this.continueAsNew();
      else if (this.book.parked.length > 0) await this.park();
      else return 'done';
    }
  }

  private async finish(): Promise<void> {
    this.display.enter('finishing');
    // What is left is short, and a cancellation that arrives now would leave nothing undone.
    await CancellationScope.nonCancellable(() =>
      this.untilItWorks(async () => {
        this.book.tally = await this.activities.finishRun(this.ref);
      }),
    );
  }

  private fillWindow(): void {
    const { slices } = this.display.plan;
    while (this.window.inFlight.size < this.desk.window) {
      const sliceNo = this.book.take(slices);
      if (sliceNo === undefined) return;
      this.window.start(sliceNo, slices);
    }
  }

  private sliceFailed(sliceNo: number, error: unknown): void {
    if (failureType(error) === 'RunClosed') {
      this.rowClosed = true;
      return;
    }
    const slice = { sliceNo, trouble: troubleOf(error, this.input.service) };
    this.book.park(slice);
    this.row.parked(slice);
  }

  /** Every slice that can be done is done. */
  private async park(): Promise<void> {
    const since = Date.now();
    this.display.enter('parked');
    await this.row.state('parked');
    // Every message wants an answer, also one that came while the row was told.
    await condition(() => this.desk.unanswered);
    if (this.desk.retried.length + this.desk.skippedNow.length === 0) return;
    if (this.isStale(since)) this.desk.restart = true;
    else await this.row.state('running');
  }

  private async rest(): Promise<void> {
    this.display.enter('pausing');
    await this.window.interrupt();
    await this.row.flush();
    // Resumed, aborted or begun anew while the slices ended: no rest then.
    if (this.desk.paused && !this.desk.abort && !this.desk.restart) {
      this.display.enter('paused');
      await this.row.state('paused');
      await condition(() => this.desk.unanswered);
    }
    if (this.desk.paused) return;
    if (this.isStale(this.desk.pausedAt ?? Date.now())) this.desk.restart = true;
    this.desk.pausedAt = null;
    // Whatever made it resume has asked for an answer; this says it in any case.
    this.desk.unanswered = true;
  }

  /** As of now: a half that is old and a half that is new would be no result. */
  private async beginAnew(): Promise<'begin anew'> {
    await this.window.interrupt();
    this.book.restart();
    this.desk.restart = false;
    // The new plan answers the command on the row.
    this.row.forget();
    this.display.enter('planning');
    return 'begin anew';
  }

  private async abort(): Promise<never> {
    const last = this.display.stopped ?? this.book.parked.at(-1)?.trouble;
    await this.window.interrupt();
    const trouble = {
      code: 'aborted',
      message: last ? `Aborted by hand after: ${last.message}` : 'Aborted by hand',
      hint: 'What was written stays. Start a new run to have everything done.',
    };
    this.display.stopped = trouble;
    await this.activities.closeRun({ ...this.ref, state: 'failed', trouble });
    throw new RunOver();
  }

  private async leave(): Promise<never> {
    await this.window.interrupt();
    throw new RunOver();
  }

  /** A step of the run as a whole: what trying again cannot help ends the run, anything else waits for a person. */
  private async untilItWorks(step: () => Promise<void>): Promise<void> {
    const { state } = this.display;
    for (;;) {
      try {
        await step();
        break;
      } catch (error) {
        if (isCancellation(error)) throw error;
        if (failureType(error) === 'RunClosed') throw new RunOver();
        this.display.stopped = troubleOf(error, this.input.service);
        if (isFinal(error)) {
          await this.activities.closeRun({ ...this.ref, state: 'failed', trouble: this.display.stopped });
          throw new RunOver();
        }
      }
      this.desk.goOn = false;
      this.display.enter('parked');
      await this.row.state('parked', this.display.stopped);
      await condition(() => this.desk.goOn || this.desk.abort);
      if (this.desk.abort) await this.abort();
      this.display.stopped = undefined;
      await this.row.state('running');
      this.display.enter(state);
    }
    this.display.stopped = undefined;
  }

  private isStale(since: number): boolean {
    return Date.now() - since > this.policy.staleAfterRestMs;
  }

  private async somethingHappens(): Promise<void> {
    const { ended } = this.window;
    const { messages } = this.desk;
    await condition(() => this.window.ended !== ended || this.desk.messages !== messages);
  }

  private historyIsFull(): boolean {
    const { slicesPerHistory = Infinity } = this.input;
    return workflowInfo().continueAsNewSuggested || this.window.started >= slicesPerHistory;
  }

  private async continueAsNew(): Promise<never> {
    await condition(allHandlersFinished);
    const { paused, pausedAt, restart, window } = this.desk;
    const carried = { ...this.book.carry(), paused, pausedAt, restart, window, startedAt: this.startedAt };
    return this.policy.continueAsNew({ ...this.input, carried });
  }
}
