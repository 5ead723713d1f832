import type { RunEnd } from '@heatline/contracts/workflows';
import type { RunParts } from './run-parts';

/** The run has ended early, and its row knows: as it says, where the service told. */
export class RunOver extends Error {
  constructor(readonly end?: RunEnd) {
    super('The run has ended');
  }
}

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
  throw new RunOver(await activities.closeRun({ ...ref, state: 'failed', trouble }));
}

/** The row has ended already. */
export async function leave({ window }: RunParts): Promise<never> {
  await window.interrupt();
  throw new RunOver();
}
