import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Merge, RunDetail } from '@heatline/contracts';
import { counted, Toaster } from '@heatline/ui';
import { FollowedRuns } from '../../api/followed-runs';
import { refusalOf } from '../../api/merge-words';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { LazyDialogs } from '../../lazy-dialogs';
import { isOpen, MergeApi } from './merge-api';
import type { MergeData, MergeStarted } from './merge-dialog';

/** Leads went into another one, or came out of it again. */
type Changed = (leadIds: readonly string[], merged: boolean) => void;

/** What is done at once needs no word of its own. */
const quietMs = 800;
const undoSeconds = 15;

/** Merges leads and takes it back, from the question to what became of it. */
@Injectable({ providedIn: 'root' })
export class Merging {
  private readonly dialogs = inject(LazyDialogs);
  private readonly api = inject(MergeApi);
  private readonly runs = inject(FollowedRuns);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);

  /** What was begun; undefined: nothing was. `changed` is called whenever leads are others than before. */
  async ask(data: MergeData, changed: Changed): Promise<MergeStarted | undefined> {
    const started = await this.dialogs.open<MergeData, MergeStarted>(
      () => import('./merge-dialog').then(({ MergeDialog }) => MergeDialog),
      data,
      '720px',
    );
    // What closes without a value brings an empty one.
    if (!started) return undefined;
    void this.tell(started, changed);
    return started;
  }

  /** Resolves once it is taken back, or was not. */
  async undo(mergeId: string, leadIds: readonly string[], changed: Changed): Promise<void> {
    const leads = counted(leadIds.length, 'lead');
    const doubt = 'Nobody can say yet whether the merge was taken back.';
    const not = 'The merge stays as it is.';
    let runId: string;
    try {
      ({ runId } = await this.api.undo(mergeId, newKey()));
    } catch (error) {
      const failure = told(error);
      return void this.toaster.failed(`${isOpen(failure) ? doubt : not} ${failure.detail}`);
    }
    try {
      const run = await this.ended(runId, `Taking ${leads} out again`);
      // One that somebody else took back meanwhile is of their run.
      if (!isWhole(run) && (await this.mergeOf(runId, mergeId))?.state !== 'undone') return this.why(run, not);
      changed(leadIds, false);
      void this.toaster.done(`${leads} taken out again${whatFollows(run)}`);
    } catch (error) {
      void this.toaster.failed(`${doubt} ${told(error).detail}`);
    }
  }

  /** Not the run says whether it was done: it may have been stopped after its work. */
  private async tell({ mergeId, runId, leadIds }: MergeStarted, changed: Changed): Promise<void> {
    const leads = counted(leadIds.length, 'lead');
    const not = 'Nothing was merged.';
    try {
      const run = await this.ended(runId, `Merging ${leads}`);
      const merge = await this.mergeOf(runId, mergeId);
      const refusal = merge && refusalOf(merge);
      if (refusal) return void this.toaster.failed(`${not} ${refusal}`);
      if (merge?.state === 'undone') return void this.toaster.done(`${leads} merged, and taken out again since`);
      if (merge?.state !== 'merged') return this.why(run, not);
      changed(leadIds, true);
      const undo = await this.toaster.done(`Merged ${leads}${whatFollows(run)}`, 'Undo', undoSeconds);
      if (undo) await this.undo(mergeId, leadIds, changed);
    } catch (error) {
      void this.toaster.failed(`Nobody can say yet whether the leads were merged. ${told(error).detail}`);
    }
  }

  private async ended(runId: string, meanwhile: string): Promise<RunDetail> {
    const word = setTimeout(() => void this.toaster.done(meanwhile), quietMs);
    return this.runs.ended(runId).finally(() => clearTimeout(word));
  }

  private async mergeOf(runId: string, mergeId: string): Promise<Merge | undefined> {
    return (await this.api.ofRun(runId)).find((one) => one.mergeId === mergeId);
  }

  /** What a run has against doing it, and the way to the run. */
  private why(run: RunDetail, not: string) {
    const said =
      run.state === 'parked'
        ? `It waits for somebody who looks at it: ${run.error?.message ?? 'something went wrong.'}`
        : (run.reason ?? run.error?.message ?? (run.state === 'completed' ? 'It was skipped.' : 'It was cancelled.'));
    void this.toaster
      .failed(`${not} ${said}`, 'Show run')
      .then((look) => look && this.router.navigate(['/runs', run.runId]));
  }
}

/** It did all of its work. */
const isWhole = ({ state, slices }: RunDetail): boolean => state === 'completed' && slices.skipped === 0;

/** Of a run that ended before its last step. */
const whatFollows = ({ state }: RunDetail): string => (state === 'completed' ? '' : '; the scores follow');
