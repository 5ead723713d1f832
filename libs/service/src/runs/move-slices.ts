import type { RunRef, RunTrouble } from '@heatline/contracts';
import { RunLog, SliceStore, writeProgress } from '@heatline/database';
import type { RunScope } from './run-scope';

/** Writes down what became of slices that were not done. */
export class MoveSlices {
  constructor(private readonly scope: RunScope) {}

  async park({ sliceNo, trouble, ...ref }: RunRef & { sliceNo: number; trouble: RunTrouble }): Promise<void> {
    await this.scope.inOpenRun(ref, async (run, store, tx) => {
      await new SliceStore(tx).park(run.runId, sliceNo, trouble.message);
      await store.setError(run.runId, trouble, sliceNo);
      await new RunLog(tx).add(run.runId, 'error', `Slice ${sliceNo + 1} parked: ${trouble.message}`, sliceNo);
      await writeProgress(tx, run.runId);
    });
  }

  async move({ sliceNo, ...ref }: RunRef & { sliceNo?: number }, how: 'skip' | 'retry'): Promise<void> {
    await this.scope.inOpenRun(ref, async (run, _store, tx) => {
      const slices = new SliceStore(tx);
      const moved =
        how === 'retry' ? await slices.retry(run.runId, sliceNo ?? null) : await slices.skip(run.runId, sliceNo ?? 0);
      if (!moved) return;
      const which = sliceNo === undefined ? 'Parked slices' : `Slice ${sliceNo + 1}`;
      await new RunLog(tx).add(
        run.runId,
        how === 'retry' ? 'info' : 'warning',
        `${which} ${how === 'retry' ? 'tried again' : 'skipped'}`,
        sliceNo ?? null,
      );
      await writeProgress(tx, run.runId);
    });
  }
}
