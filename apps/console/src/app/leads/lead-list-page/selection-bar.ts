import { afterNextRender, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { type LeadSelection, mostLeadsById, mostLeadsInMerge } from '@heatline/contracts';
import { Button, formatCount, Icon, IconButton, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { BulkActions } from '../bulk/bulk-actions';
import { type OwnerChosen, OwnerMenu } from '../bulk/owner-menu';
import { openingExport } from '../export/opening-export';
import { ChosenModels } from '../model-picker/chosen-models';
import { focusAgain } from './focus-again';
import { LeadList } from './lead-list';
import { Selection } from './selection';

/** What can be done with the selected leads; floats over the foot of the list. */
@Component({
  selector: 'hl-selection-bar',
  imports: [Button, Icon, IconButton, MatMenu, MatMenuItem, MatMenuTrigger, OwnerMenu],
  templateUrl: './selection-bar.html',
  styleUrl: './selection-bar.css',
  host: { '(focusin)': 'had = $event.target' },
})
export class SelectionBar {
  protected readonly selection = inject(Selection);
  private readonly list = inject(LeadList);
  private readonly injector = inject(Injector);
  /** What of the bar had the focus last. */
  protected had: EventTarget | null = null;
  private readonly bulk = inject(BulkActions);
  private readonly toaster = inject(Toaster);
  private readonly session = inject(Session);
  /** Viewers look. */
  protected readonly mayChange = computed(() => this.session.me()?.role !== 'viewer');
  protected readonly mayDelete = computed(() => this.session.me()?.role === 'admin');
  private readonly choices = inject(ChosenModels).choices;
  private readonly openExport = openingExport();
  protected readonly pageIds = this.list.pageIds;
  protected readonly busy = signal(false);
  protected readonly words = computed(() => {
    const count = this.selection.count();
    if (this.selection.all()) return `All ${formatCount(count)} that match`;
    return count ? `${formatCount(count)} selected` : 'None selected';
  });
  /** More than can be meant one by one. */
  protected readonly tooMany = computed(() => this.selection.ids().size > mostLeadsById);
  protected readonly most = mostLeadsById;
  /** With the one that stays. */
  protected readonly mostMerged = mostLeadsInMerge + 1;
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

  /** Who was selected stays so when it was not done. */
  protected async act(action: (leads: LeadSelection) => Promise<boolean>) {
    const leads = this.selection.asked();
    if (!leads) return;
    this.busy.set(true);
    if (await action(leads)) this.clear();
    this.busy.set(false);
    // A button that was pressed lost the focus while it could not be pressed again.
    const again = () => {
      if (document.activeElement === document.body && this.had instanceof HTMLElement) this.had.focus();
    };
    afterNextRender(again, { injector: this.injector });
  }

  protected clear() {
    const leadId = this.list.pageIds().find((one) => this.selection.has(one));
    this.selection.clear();
    afterNextRender(() => focusAgain(leadId), { injector: this.injector });
  }

  protected export() {
    return this.openExport(this.selection.all() ? undefined : [...this.selection.ids()]);
  }

  protected async merge() {
    const { mergeSelected } = await import('./merge-selected');
    if (await mergeSelected(this.injector, this.list, [...this.selection.ids()])) this.clear();
  }

  protected assign({ id, name }: OwnerChosen) {
    return this.act((leads) => this.bulk.assignOwner(leads, id, name));
  }

  protected readonly watch = (leads: LeadSelection) => this.bulk.watch(leads, true);
  protected readonly unwatch = (leads: LeadSelection) => this.bulk.watch(leads, false);
  protected readonly delete = async (leads: LeadSelection) => {
    const begun = await this.bulk.delete(leads, this.selection.count());
    if (begun) this.list.letGo(leads.leadIds ?? this.list.pageIds());
    return begun;
  };
  protected readonly update = ({ leadIds = [] }: LeadSelection) => this.bulk.updateScores(leadIds, this.modelIds());
}
