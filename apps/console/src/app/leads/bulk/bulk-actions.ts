import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { BulkAnswer, LeadSelection } from '@heatline/contracts';
import { Confirm, counted, formatCount, type Question, Toaster } from '@heatline/ui';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { LeadsApi } from '../leads-api';
import { WatchApi } from '../watch/watch-api';
import { BulkApi } from './bulk-api';

/** So many are deleted by one press; of more the number is typed. */
const mostByOnePress = 10;

/** Does something to the selected leads and tells what became of it: a fact with a way back, or a run to look at. */
@Injectable({ providedIn: 'root' })
export class BulkActions {
  private readonly api = inject(BulkApi);
  private readonly leads = inject(LeadsApi);
  private readonly watching = inject(WatchApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);

  /** True when it was done or begun. `owner`: as in "Mara", "Nobody". */
  assignOwner(leads: LeadSelection, ownerId: string | null, owner: string): Promise<boolean> {
    const key = newKey();
    return this.tried('The owner was not changed.', async () => {
      const answer = await this.agreed(leads, goOnWith, (selection) => this.api.assignOwner(selection, ownerId, key));
      if (answer) void this.tellOwners(answer, owner);
      return answer !== null;
    });
  }

  /** On or off the member's own watch list. Some by id at once, all that match by a run. */
  watch(leads: LeadSelection, watched: boolean): Promise<boolean> {
    const key = newKey();
    return this.tried('The watch list was not changed.', async () => {
      if (leads.leadIds) {
        void this.tellWatched(leads.leadIds.length, await this.watching.watchMany(leads.leadIds, watched), watched);
        return true;
      }
      const answer = await this.agreed(leads, goOnWith, (selection) => this.api.watch(selection, watched, key));
      if (answer && 'runId' in answer) void this.tellRun(answer.runId, 'A run does it, lead by lead');
      return answer !== null;
    });
  }

  /** Asked first, by a run always: there is no way back. `count`: how many the member saw. */
  delete(leads: LeadSelection, count: number): Promise<boolean> {
    const key = newKey();
    return this.tried('Nobody was deleted.', async () => {
      if (!(await this.confirm.ask(deletionOf(count, leads.leadIds === undefined)))) return false;
      const answer = await this.agreed(leads, deletionOfOthers, (selection) => this.api.delete(selection, key));
      if (answer && 'runId' in answer) void this.tellRun(answer.runId, 'A run deletes them, lead by lead');
      return answer !== null;
    });
  }

  /** Under each of these models. True when all of them were. */
  async updateScores(leadIds: readonly string[], modelIds: readonly string[]): Promise<boolean> {
    const jobs = leadIds.flatMap((leadId) => modelIds.map((modelId) => ({ leadId, modelId })));
    const failed = new Set<string>();
    // A few at a time: the server serves others as well.
    const work = async () => {
      for (let job = jobs.pop(); job; job = jobs.pop()) {
        const { leadId, modelId } = job;
        await this.leads.updateScore(leadId, modelId).catch(() => failed.add(leadId));
      }
    };
    await Promise.all([work(), work(), work()]);
    const done = `Scores of ${counted(leadIds.length - failed.size, 'lead')} updated`;
    void (failed.size ? this.toaster.failed(`${done}, ${failed.size} failed`) : this.toaster.done(done));
    return failed.size === 0;
  }

  /** Asks again with the number of leads that there are now, if it is another one than the member saw; null: they stepped back. */
  private async agreed(
    leads: LeadSelection,
    question: (was: number, now: number) => Question,
    act: (leads: LeadSelection) => Promise<BulkAnswer>,
  ): Promise<BulkAnswer | null> {
    try {
      return await act(leads);
    } catch (error) {
      const { code, details } = told(error);
      if (code !== 'selection_changed') throw error;
      const [was, now] = [Number(details['was']), Number(details['now'])];
      return (await this.confirm.ask(question(was, now))) ? act({ ...leads, acceptChanged: true }) : null;
    }
  }

  private async tellOwners(answer: BulkAnswer, owner: string): Promise<void> {
    if ('runId' in answer) return this.tellRun(answer.runId, 'A run does it, lead by lead');
    const { batchId, changed, unchanged, failed } = answer;
    const fact = [
      changed ? `${owner} owns ${counted(changed, 'lead')} more` : 'Nothing changed',
      ...(unchanged ? [`${formatCount(unchanged)} had that owner already`] : []),
      ...(failed ? [`${formatCount(failed)} failed`] : []),
    ].join(', ');
    await this.tellUndoable(fact, changed > 0, 'The owners are as they were', () => this.api.undo(batchId));
  }

  private tellWatched(asked: number, changed: readonly string[], watched: boolean): Promise<void> {
    const rest = asked - changed.length;
    const were = `${formatCount(rest)} ${rest === 1 ? 'was' : 'were'}`;
    const fact = [
      changed.length ? `${counted(changed.length, 'lead')} ${watched ? '' : 'no longer '}watched` : 'Nothing changed',
      ...(rest ? [watched ? `${were} already` : `${were} not watched`] : []),
    ].join(', ');
    return this.tellUndoable(fact, changed.length > 0, 'You watch whom you watched before', () =>
      this.watching.watchMany(changed, !watched),
    );
  }

  private async tellUndoable(fact: string, changed: boolean, undone: string, undo: () => Promise<unknown>) {
    if (!(await this.toaster.done(fact, changed ? 'Undo' : undefined))) return;
    await this.tried('It was not taken back.', async () => {
      await undo();
      void this.toaster.done(undone);
      return true;
    });
  }

  private async tellRun(runId: string, fact: string): Promise<void> {
    if (await this.toaster.done(fact, 'Look at it')) await this.router.navigate(['/runs', runId]);
  }

  private async tried(failed: string, act: () => Promise<boolean>): Promise<boolean> {
    try {
      return await act();
    } catch (error) {
      await this.toaster.failed(`${failed} ${told(error).detail}`);
      return false;
    }
  }
}

const goOnWith = (was: number, now: number): Question => ({
  title: `${counted(now, 'lead')} match now`,
  words: `There were ${formatCount(was)} when you selected them; leads have changed meanwhile.`,
  action: `Go on with ${formatCount(now)}`,
});

/** How many, what goes, and what stays. */
const deletionOf = (count: number, all: boolean): Question => ({
  title: `Delete ${all ? 'all ' : ''}${counted(count, 'lead')}${all ? ' that match' : ''}?`,
  words:
    'Everything that is known of these people goes away for good: events, scores, notes, history and share links. A proof without names stays.',
  action: `Delete ${counted(count, 'lead')}`,
  danger: true,
  ...(count > mostByOnePress ? { typed: formatCount(count) } : {}),
});

const deletionOfOthers = (was: number, now: number): Question => {
  const question = deletionOf(now, true);
  return { ...question, words: `There were ${formatCount(was)} when you selected them. ${question.words}` };
};
