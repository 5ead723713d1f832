import type { RunActivities } from '@heatline/contracts';
import { RunLog, writeProgress } from '@heatline/database';
import type { RunScope } from './run-scope';

/** Writes down the state that a run is in. */
export class NoteRun {
  constructor(private readonly scope: RunScope) {}

  async run({ state, answers, trouble, ...ref }: Parameters<RunActivities['noteRun']>[0]): Promise<void> {
    await this.scope.inOpenRun(ref, async (run, store, tx) => {
      await store.become(run, state, { answers, ...(trouble ? { problem: trouble } : {}) });
      // A run that rests shows exact counts: nothing comes after that would correct them.
      await writeProgress(tx, run.runId);
      if (run.state === state) return;
      const text = {
        running: 'Running',
        paused: 'Paused',
        parked: `Waits for a person${trouble ? `: ${trouble.message}` : ''}`,
      }[state];
      await new RunLog(tx).add(run.runId, state === 'parked' ? 'error' : 'info', text);
    });
  }
}
