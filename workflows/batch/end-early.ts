import type { RunParts } from './run-parts';

/** The run has ended early, and its row knows. */
export class RunOver extends Error {}

/** By hand: what was written stays. */
export async function abort({ ref, activities, book, display, window }: RunParts): Promise<never> {
  const last = display.stopped ?? book.parked.at(-1)?.trouble;
  await window.interrupt();
  const trouble = {
    code: 'aborted',
    message: last ? `Aborted by hand after: ${last.message}` : 'Aborted by hand',
    hint: 'What was written stays. Start a new run to have everything done.',
  };
  display.stopped = trouble;
  await activities.closeRun({ ...ref, state: 'failed', trouble });
  throw new RunOver();
}

/** The row has ended already. */
export async function leave({ window }: RunParts): Promise<never> {
  await window.interrupt();
  throw new RunOver();
}
