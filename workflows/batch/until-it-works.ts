import { condition, isCancellation } from '@temporalio/workflow';
import { abort, RunOver } from './end-early';
import type { RunParts } from './run-parts';
import { failureType, isFinal, troubleOf } from './trouble';

/** A step of the run as a whole: what trying again cannot help ends the run, anything else waits for a person. */
export async function untilItWorks(run: RunParts, step: () => Promise<void>): Promise<void> {
  const { activities, desk, display, input, ref, row } = run;
  const { state } = display;
  for (;;) {
    try {
      await step();
      break;
    } catch (error) {
      if (isCancellation(error)) throw error;
      if (failureType(error) === 'RunClosed') throw new RunOver();
      display.stopped = troubleOf(error, input.service);
      if (isFinal(error)) {
        throw new RunOver(await activities.closeRun({ ...ref, state: 'failed', trouble: display.stopped }));
      }
    }
    desk.goOn = false;
    display.enter('parked');
    await row.state('parked', display.stopped);
    await condition(() => desk.goOn || desk.abort);
    if (desk.abort) await abort(run);
    display.stopped = undefined;
    await row.state('running');
    display.enter(state);
  }
  display.stopped = undefined;
}
