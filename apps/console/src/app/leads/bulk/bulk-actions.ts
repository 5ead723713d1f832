import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { BulkAnswer, LeadSelection } from '@heatline/contracts';
import { Confirm, counted, formatCount, Toaster } from '@heatline/ui';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { BulkApi } from './bulk-api';

/** Does something to the selected leads and tells what became of it: a fact with a way back, or a run to look at. */
@Injectable({ providedIn: 'root' })
export class BulkActions {
  private readonly api = inject(BulkApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);

  /** True when it was done or begun. `owner`: as in "Mara", "Nobody". */
  async assignOwner(leads: LeadSelection, ownerId: string | null, owner: string): Promise<boolean> {
    const key = newKey();
    return this.tried('The owner was not changed.', async () => {
      const answer = await this.agreed(leads, (selection) => this.api.assignOwner(selection, ownerId, key));
      if (answer) void this.tell(answer, (count) => `${owner} owns ${counted(count, 'lead')} more`);
      return answer !== null;
    });
  }

  /** Asks again with the number of leads that there are now, if it is another one than the member saw; null: they stepped back. */
  private async agreed(
    leads: LeadSelection,
    act: (leads: LeadSelection) => Promise<BulkAnswer>,
  ): Promise<BulkAnswer | null> {
    try {
      return await act(leads);
    } catch (error) {
      const { code, details } = told(error);
      if (code !== 'selection_changed') throw error;
      const [was, now] = [Number(details['was']), Number(details['now'])];
      const goOn = await this.confirm.ask({
        title: `${counted(now, 'lead')} match now`,
        words: `There were ${formatCount(was)} when you selected them; leads have changed meanwhile.`,
        action: `Go on with ${formatCount(now)}`,
      });
      return goOn ? act({ ...leads, acceptChanged: true }) : null;
    }
  }

  private async tell(answer: BulkAnswer, words: (changed: number) => string): Promise<void> {
    if ('runId' in answer) {
      if (await this.toaster.done('A run does it, lead by lead', 'Look at it'))
        await this.router.navigate(['/runs', answer.runId]);
      return;
    }
    const { batchId, changed, unchanged, failed } = answer;
    const rest = [
      ...(unchanged ? [`${formatCount(unchanged)} had that owner already`] : []),
      ...(failed ? [`${formatCount(failed)} failed`] : []),
    ];
    const fact = [changed ? words(changed) : 'Nothing changed', ...rest].join(', ');
    if (!(await this.toaster.done(fact, changed ? 'Undo' : undefined))) return;
    await this.tried('It was not taken back.', async () => {
      await this.api.undo(batchId);
      void this.toaster.done('The owners are as they were');
      return true;
    });
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
