import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { counted, Toaster } from '@heatline/ui';
import { FollowedRuns } from '../../api/followed-runs';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { LazyDialogs } from '../../lazy-dialogs';
import { MergeApi } from './merge-api';
import type { MergeData, MergeStarted } from './merge-dialog';
import { refusalOf } from '../../api/merge-words';

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
    try {
      const { runId } = await this.api.undo(mergeId, newKey());
      if (!(await this.done(runId, `Taking ${leads} out again`, 'The merge stays as it is.'))) return;
      changed(leadIds, false);
      void this.toaster.done(`${leads} taken out again`);
    } catch (error) {
      void this.toaster.failed(`The merge stays as it is. ${told(error).detail}`);
    }
  }

  private async tell({ mergeId, runId, leadIds }: MergeStarted, changed: Changed): Promise<void> {
    const leads = counted(leadIds.length, 'lead');
    try {
      if (!(await this.done(runId, `Merging ${leads}`, 'Nothing was merged.'))) return;
      const merge = (await this.api.ofRun(runId)).find((one) => one.mergeId === mergeId);
      const refusal = merge && refusalOf(merge);
      if (refusal) return void this.toaster.failed(`Nothing was merged. ${refusal}`);
      changed(leadIds, true);
      if (await this.toaster.done(`Merged ${leads}`, 'Undo', undoSeconds)) await this.undo(mergeId, leadIds, changed);
    } catch (error) {
      void this.toaster.failed(`Nobody can say yet whether the leads were merged. ${told(error).detail}`);
    }
  }

  /** Whether a run did what it was to do. Where not, it is said why. */
  private async done(runId: string, meanwhile: string, not: string): Promise<boolean> {
    const word = setTimeout(() => void this.toaster.done(meanwhile), quietMs);
    const run = await this.runs.ended(runId).finally(() => clearTimeout(word));
    if (run.state === 'completed') return true;
    const why =
      run.state === 'parked'
        ? `${not} It waits for somebody who looks at it: ${run.error?.message ?? 'something went wrong.'}`
        : `${not} ${run.reason ?? run.error?.message ?? 'It was cancelled.'}`;
    void this.toaster.failed(why, 'Show run').then((look) => look && this.router.navigate(['/runs', runId]));
    return false;
  }
}
