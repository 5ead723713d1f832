import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { counted, formatCount, Icon, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { BulkActions } from '../bulk/bulk-actions';
import { type OwnerChosen, OwnerMenu } from '../bulk/owner-menu';
import { LeadsApi } from '../leads-api';
import { ChosenModels } from '../model-picker/chosen-models';
import { WatchApi } from '../watch/watch-api';
import { LeadList } from './lead-list';
import { Selection } from './selection';

/** What can be done with the selected leads; floats over the foot of the list. */
@Component({
  selector: 'hl-selection-bar',
  imports: [Icon, MatButton, MatIconButton, OwnerMenu],
  templateUrl: './selection-bar.html',
  styleUrl: './selection-bar.css',
})
export class SelectionBar {
  protected readonly selection = inject(Selection);
  private readonly list = inject(LeadList);
  private readonly api = inject(LeadsApi);
  private readonly bulk = inject(BulkActions);
  private readonly watching = inject(WatchApi);
  private readonly toaster = inject(Toaster);
  private readonly session = inject(Session);
  /** Viewers look. */
  protected readonly mayChange = computed(() => this.session.me()?.role !== 'viewer');
  private readonly choices = inject(ChosenModels).choices;
  protected readonly busy = signal(false);
  protected readonly words = computed(() => {
    const all = this.selection.all();
    const count = formatCount(this.selection.count());
    return all ? `All ${count} that match` : `${count} selected`;
  });
  /** There are more than those on this page, and all of these are chosen. */
  protected readonly more = computed(() => {
    const total = this.list.total();
    const whole = this.selection.holdsAll(this.list.pageIds()) && !this.selection.all();
    return whole && total && total.value > this.selection.count() ? total : null;
  });
  protected readonly moreWords = computed(() => {
    const total = this.more();
    return total ? `Select all ${total.exact ? '' : 'about '}${formatCount(total.value)} that match` : '';
  });
  protected readonly modelIds = computed(() => this.choices().flatMap(({ model }) => model?.modelId ?? []));

  /** The number goes with every action, so it is counted now if it was only estimated. */
  protected async selectAll() {
    const { q, filter } = this.list.view();
    const total = this.more();
    if (!total) return;
    this.busy.set(true);
    try {
      const expected = total.exact ? total.value : await this.list.count();
      const now = this.list.view();
      // Somebody who looks for others by now has not chosen these.
      if (now.q !== q || JSON.stringify(now.filter) !== JSON.stringify(filter)) return;
      this.selection.setAll({ ...(q ? { q } : {}), ...(filter ? { filter } : {}) }, expected);
    } catch (error) {
      await this.toaster.failed(`They could not be counted. ${told(error).detail}`);
    } finally {
      this.busy.set(false);
    }
  }

  protected async assign({ id, name }: OwnerChosen) {
    const leads = this.selection.asked();
    if (!leads) return;
    this.busy.set(true);
    if (await this.bulk.assignOwner(leads, id, name)) this.selection.clear();
    this.busy.set(false);
  }

  protected async watch() {
    const leadIds = [...this.selection.ids()];
    try {
      const watched = await this.watching.watchMany(leadIds, true);
      this.selection.clear();
      const fact = watched.length ? `${counted(watched.length, 'lead')} watched` : 'You watched all of them already';
      if (!(await this.toaster.done(fact, watched.length ? 'Undo' : undefined))) return;
      await this.watching.watchMany(watched, false);
    } catch (error) {
      await this.toaster.failed(`The watch list was not changed. ${told(error).detail}`);
    }
  }

  protected async update() {
    const leadIds = [...this.selection.ids()];
    const jobs = leadIds.flatMap((leadId) => this.modelIds().map((modelId) => ({ leadId, modelId })));
    this.busy.set(true);
    const failed = new Set<string>();
    // A few at a time: the server serves others as well.
    const work = async () => {
      for (let job = jobs.pop(); job; job = jobs.pop()) {
        const { leadId, modelId } = job;
        await this.api.updateScore(leadId, modelId).catch(() => failed.add(leadId));
      }
    };
    await Promise.all([work(), work(), work()]);
    this.busy.set(false);
    const done = `Scores of ${counted(leadIds.length - failed.size, 'lead')} updated`;
    if (failed.size) await this.toaster.failed(`${done}, ${failed.size} failed`);
    else {
      this.selection.clear();
      await this.toaster.done(done);
    }
  }
}
