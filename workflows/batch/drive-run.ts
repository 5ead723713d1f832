import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  workflowInfo,
} from '@temporalio/workflow';
import type { RunEnd, RunInput, RunOutcome } from '@heatline/contracts/workflows';
import { abort, leave, RunOver } from './end-early';
import { park, rest } from './rest';
import { RunParts } from './run-parts';
import { untilItWorks } from './until-it-works';

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
  const driver = new RunDriver(new RunParts(input, policy), policy);
  try {
    return await driver.drive();
  } catch (error) {
    if (error instanceof RunOver) return driver.outcome(error.end ?? { state: 'failed', reason: null });
    // Cleaning up must survive the very cancellation that caused it.
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => driver.cancelled());
    throw error;
  }
}

class RunDriver {
  constructor(
    private readonly run: RunParts,
    private readonly policy: RunPolicy,
  ) {}

  async drive(): Promise<RunOutcome> {
    do await this.plan();
    while ((await this.runSlices()) === 'begin anew');
    await this.finish();
    return this.outcome({ state: 'completed', reason: null });
  }

  outcome(end: RunEnd): RunOutcome {
    const { book, display } = this.run;
    // What went wrong on the way does not matter any more.
    if (end.state === 'cancelled') display.stopped = undefined;
    display.ended(end);
    return { ...book.tally, state: end.state, slices: display.plan.slices, skipped: book.skipped.length };
  }

  async cancelled(): Promise<void> {
    const { activities, display, ref, window } = this.run;
    await window.settled();
    display.ended({ state: 'cancelled', reason: null });
    const end = await activities.closeRun({ ...ref, state: 'cancelled' });
    // The row knows why.
    if (end) display.ended(end);
  }

  private async plan(): Promise<void> {
    const { activities, book, desk, display, input, ref } = this.run;
    await untilItWorks(this.run, async () => {
      display.plan = await activities.planRun({ ...ref, again: book.again });
    });
    const { closed, ended, paused = false } = display.plan;
    if (closed) throw new RunOver(ended);
    const fresh = input.carried === undefined && book.again === 0;
    // A resume that arrives while the plan reads the row would otherwise be lost: the row still says paused there.
    if (paused && fresh && !(desk.pauseSaid && patched('resumed-while-planned'))) {
      desk.paused = true;
      desk.pausedAt ??= Date.now();
      desk.unanswered = true;
    }
  }

  private async runSlices(): Promise<'done' | 'begin anew'> {
    const { book, desk, display, row, window } = this.run;
    for (;;) {
      await row.flush();
      if (this.run.rowClosed) await leave(this.run);
      if (desk.abort) await abort(this.run);
      if (desk.restart) return this.beginAnew();
      if (desk.paused) {
        await rest(this.run, this.policy);
        continue;
      }
      if (desk.unanswered) await row.state('running');
      // What arrived while the row was told comes first.
      if (row.pending || desk.unanswered) continue;

      const historyIsFull = this.historyIsFull();
      if (!historyIsFull) this.fillWindow();
      display.enter('running');
      if (window.inFlight.size > 0) await this.somethingHappens();
      else if (historyIsFull && book.hasMore(display.plan.slices)) await this.continueAsNew();
      else if (book.parked.length > 0) await park(this.run, this.policy);
      else return 'done';
    }
  }

  private async finish(): Promise<void> {
    const { activities, book, display, ref } = this.run;
    display.enter('finishing');
    // What is left is short, and a cancellation that arrives now would leave nothing undone.
    await CancellationScope.nonCancellable(() =>
      untilItWorks(this.run, async () => {
        book.tally = await activities.finishRun(ref);
      }),
    );
  }

  private fillWindow(): void {
    const { book, desk, display, window } = this.run;
    const { slices } = display.plan;
    while (window.inFlight.size < desk.window) {
      const sliceNo = book.take(slices);
      if (sliceNo === undefined) return;
      window.start(sliceNo, slices);
    }
  }

  /** As of now: a half that is old and a half that is new would be no result. */
  private async beginAnew(): Promise<'begin anew'> {
    const { book, desk, display, row, window } = this.run;
    await window.interrupt();
    book.restart();
    desk.restart = false;
    // The new plan answers the command on the row.
    row.forget();
    display.enter('planning');
    return 'begin anew';
  }

  private async somethingHappens(): Promise<void> {
    const { desk, window } = this.run;
    const { ended } = window;
    const { messages } = desk;
    await condition(() => window.ended !== ended || desk.messages !== messages);
  }

  private historyIsFull(): boolean {
    const { input, window } = this.run;
    const { slicesPerHistory = Infinity } = input;
    return workflowInfo().continueAsNewSuggested || window.started >= slicesPerHistory;
  }

  private async continueAsNew(): Promise<never> {
    const { book, desk, input, startedAt } = this.run;
    await condition(allHandlersFinished);
    const { paused, pausedAt, restart, window } = desk;
    const carried = { ...book.carry(), paused, pausedAt, restart, window, startedAt };
    return this.policy.continueAsNew({ ...input, carried });
  }
}
