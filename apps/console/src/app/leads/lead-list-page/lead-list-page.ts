import {
  Component,
  computed,
  debounced,
  DestroyRef,
  effect,
  inject,
  Injector,
  linkedSignal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, Failed, Icon, Input, LoadingLine, PageHead } from '@heatline/ui';
import { ActiveRuns } from '../../api/active-runs';
import { VersionShares } from '../../api/version-shares';
import { Viewport } from '../../viewport';
import { ExportButton } from '../export/export-button';
import { FilterBar } from '../lead-filter/filter-bar';
import { leadKinds } from '../model-choice';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { NoScoresYet } from '../no-scores/no-scores-yet';
import { ViewTabs } from '../saved-views/view-tabs';
import { ColumnsButton } from './columns-button';
import { LeadCards } from './lead-cards';
import { LeadList } from './lead-list';
import { LeadTable } from './lead-table';
import { ListColumns } from './list-columns';
import { ListEmpty } from './list-empty';
import { LeadListFoot } from './lead-list-foot';
import { ListLeft } from './list-left';
import { ListNotes } from './list-notes';
import { recalculationsOf } from './recalculations';
import { Selection } from './selection';
import { SelectionBar } from './selection-bar';
import { SortButton } from './sort-button';

/** All leads: searched, filtered and sorted by what stands in the address, live. */
@Component({
  selector: 'hl-lead-list-page',
  imports: [
    Button,
    ColumnsButton,
    ExportButton,
    Failed,
    FilterBar,
    Icon,
    Input,
    LeadCards,
    LeadListFoot,
    LeadTable,
    ListEmpty,
    ListNotes,
    LoadingLine,
    ModelPicker,
    ModelQuestions,
    NoScoresYet,
    PageHead,
    RouterLink,
    SelectionBar,
    SortButton,
    ViewTabs,
  ],
  providers: [LeadList, ListColumns, Selection],
  templateUrl: './lead-list-page.html',
  styleUrls: ['../searched-list.css', './lead-list-page.css'],
})
export class LeadListPage {
  private readonly runs = inject(ActiveRuns);
  private readonly shares = inject(VersionShares);
  protected readonly selection = inject(Selection);
  protected readonly viewport = inject(Viewport);
  protected readonly list = inject(LeadList);

  protected readonly typed = linkedSignal<string, string>({
    source: () => this.list.view().q,
    // A space at the end is on its way to the next word.
    computation: (q, before) => (before && before.value.trim() === q ? before.value : q),
  });
  private readonly settled = debounced(this.typed, 200);
  protected readonly recalculations = computed(() =>
    recalculationsOf(this.list.choices(), this.runs.all(), this.shares),
  );
  protected readonly scoring = leadKinds;
  /** Whether somebody on this page has a score; null: nobody is on it. */
  protected readonly scored = computed(() => {
    const rows = this.list.rows();
    return rows?.length ? rows.some(({ scores }) => Object.values(scores).some(({ score }) => score !== null)) : null;
  });
  private readonly wanted = computed(() => JSON.stringify([this.list.view().q, this.list.view().filter]));

  constructor() {
    const router = inject(Router);
    const injector = inject(Injector);
    const memory = inject(ListLeft);
    const { left } = memory;
    if (left && router.currentNavigation()?.trigger === 'popstate')
      void import('./way-back').then(({ wayBack }) => wayBack(left, injector));
    inject(DestroyRef).onDestroy(() => {
      const to = String(router.currentNavigation()?.finalUrl);
      memory.left = { view: JSON.stringify(this.list.view()), selection: this.selection, to };
    });
    effect(() => {
      const q = this.settled.hasValue() ? this.settled.value().trim() : '';
      untracked(() => {
        if (q === this.typed().trim() && q !== this.list.view().q) void this.list.look({ q }, true);
      });
    });
    // Who is selected stays so while one looks at the same leads in another order, not when other leads are looked for.
    let before = this.wanted();
    effect(() => {
      const now = this.wanted();
      if (now !== before) untracked(() => this.selection.clear());
      before = now;
    });
  }

  /** From now on rows are pressed to be selected, or to be opened again. */
  protected choose() {
    if (this.selection.choosing()) this.selection.clear();
    else this.selection.choosing.set(true);
  }
}
