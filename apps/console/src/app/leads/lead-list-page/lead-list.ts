import { HttpClient, httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { LeadSortKey, listLeads, ReplyOf } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { Models } from '../../api/models';
import { knownTotal, PagedAddress, rangeWords, totalWords } from '../../api/paged-list';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { reloads, soon } from '../../live/soon';
import type { LeadKind } from '../model-choice';
import { ChosenModels } from '../model-picker/chosen-models';
import { SavedViews } from '../saved-views/saved-views';
import { opened } from '../saved-views/view-content';
import { whySentences } from '../why-sentences';
import { leadRow } from './lead-row';
import { ListColumns } from './list-columns';
import { listRequest, pageSize, wantedLeads } from './list-request';
import { isOfModel, type ListView, paramsOf, rowsBefore, viewOf } from './list-view';
import { type Answered, type ShownPage, shownPage } from './shown-page';

/** The page of leads that the address asks for, kept new. */
@Injectable()
export class LeadList {
  private readonly http = inject(HttpClient);
  private readonly models = inject(Models);
  private readonly columns = inject(ListColumns);
  private readonly views = inject(SavedViews);
  private readonly address = new PagedAddress<ListView>({ viewOf, paramsOf }, pageSize);

  readonly choices = inject(ChosenModels).choices;
  readonly kinds = this.columns.kinds;
  readonly titles = this.columns.titles;
  readonly view = this.address.view;
  /** It is to be sorted by scores of a kind that has no model. */
  readonly unsortable = computed(() => {
    const { key, kind } = this.view().sort;
    return this.models.loaded() && isOfModel(key) && !this.choices().some((one) => one.kind === kind && one.model);
  });
  /** A view that the address or the member names is not there any more, or the list cannot be sorted as the address asks. */
  readonly isNoted = computed(
    () =>
      this.view().strangeSort !== null ||
      this.unsortable() ||
      this.views.isGone(this.view().view) ||
      this.views.isGone(this.views.defaultId()),
  );
  /** Asked for only while a column shows it. */
  private readonly accounts = computed(() =>
    this.columns.shows('score-account') || this.columns.shows('level-account') ? this.columns.accountModel() : null,
  );
  private readonly attributes = computed(() => [
    ...(this.columns.shows('title') ? ['jobTitle'] : []),
    ...(this.columns.shows('company') ? ['company'] : []),
  ]);
  /** The list was opened as it is: the member's own first view is still to come. */
  private readonly undecided = signal(
    this.views.defaultId() !== null && Object.keys(this.address.params()).length === 0,
  );
  private readonly request = computed(() =>
    this.models.loaded() && !this.undecided() && this.view().unreadable === null
      ? { url: '/api/leads', params: listRequest(this.view(), this.choices(), this.accounts(), this.attributes()) }
      : undefined,
  );
  /** Counts how often somebody came back. */
  private readonly back = signal(0);
  private readonly page = httpResource<ReplyOf<typeof listLeads>>(() => (this.back(), this.request()));
  private readonly reloadPage = reloads(this.page);
  /** Counts how often the newest order was asked for. */
  private readonly sorted = signal(0);
  /** Whom the member deleted here, or merged into others: of them no row stays. */
  readonly deleted = new Set<string>();
  /** The newest page, in the order in which its rows were first shown. */
  private readonly shown = linkedSignal<Answered, ShownPage | undefined>({
    source: () => ({
      page: this.page.hasValue() ? this.page.value() : undefined,
      asked: JSON.stringify(this.request()),
      skipped: rowsBefore(this.view()),
      sorted: this.sorted() + this.back(),
    }),
    computation: (source, previous) => shownPage(source, previous?.value, this.deleted),
  });
  readonly loading = computed(() => this.page.isLoading() || (!this.models.loaded() && !this.models.error()));
  private readonly failed = computed(() => {
    const error = this.page.error() ?? this.models.error();
    if (!error || this.loading()) return null;
    // The rows that were asked for stay when a refresh of them fails.
    return this.shown()?.asked === JSON.stringify(this.request()) ? null : told(error);
  });
  /** What stands in the address as the filter is none, or the server does not know what it asks for. */
  readonly misfit = computed(() => {
    const { filter, unreadable } = this.view();
    if (unreadable !== null) return true;
    const { code, issues = [] } = this.failed() ?? {};
    return filter !== null && (code === 'model_not_found' || issues.some(({ path }) => path.startsWith('filter')));
  });
  readonly failure = computed(() => (this.misfit() ? null : this.failed()));
  readonly rows = computed(() =>
    this.misfit() ? [] : this.shown()?.items.map((lead) => leadRow(lead, this.choices(), this.accounts())),
  );
  readonly pageIds = computed(() => (this.shown()?.items ?? []).map(({ leadId }) => leadId));
  /** Rows that have left this page since it was read. */
  readonly gone = computed((): ReadonlySet<string> => this.shown()?.gone ?? new Set());
  /** The order has changed since it was read. */
  readonly moved = computed(() => this.shown()?.moved ?? false);
  /** Why each score is what it is, of the model that the list is sorted by, else of the first one shown. They come after the list. */
  readonly why = whySentences(() => {
    const { sort } = this.view();
    const shown = this.choices().filter(({ model }) => model);
    const { model } = shown.find(({ kind }) => isOfModel(sort.key) && kind === sort.kind) ?? shown[0] ?? {};
    const leadIds = this.shown()?.items.map(({ leadId }) => leadId);
    return model && leadIds ? { modelId: model.modelId, leadIds } : undefined;
  });
  readonly hasNext = computed(() => !!this.shown()?.nextCursor);
  readonly total = computed(() => {
    const shown = this.shown();
    return shown && !this.misfit() ? knownTotal(shown.latest, shown.skipped) : null;
  });
  readonly totalWords = computed(() => {
    const total = this.total();
    return total ? totalWords(total) : null;
  });
  readonly range = computed(() => rangeWords(this.view().skipped, this.rows()?.length ?? 0, this.total()));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 600);
    const live = inject(Live);
    live.listen('leads.changed', reload, until, reload);
    live.listen('scores.changed', reload, until);
    live.listen('watching.changed', reload, until);
    effect(() => {
      if (this.undecided() && this.views.settled()) untracked(() => this.decide());
    });
    this.address.leaveWhenEmpty(this.page);
  }

  private async decide() {
    const view = this.views.byId(this.views.defaultId());
    if (view) await this.look({ ...opened(view), view: view.viewId }, true);
    this.undecided.set(false);
  }

  /** Their rows go with them. */
  letGo(leadIds: Iterable<string>) {
    for (const leadId of leadIds) this.deleted.add(leadId);
  }

  /** They are read again, and their rows are where they were. */
  bringBack(leadIds: Iterable<string>) {
    for (const leadId of leadIds) this.deleted.delete(leadId);
    this.back.update((times) => times + 1);
  }

  reload() {
    if (this.models.error()) this.models.reload();
    this.reloadPage();
  }

  /** How many match, counted one by one. */
  async count(): Promise<number> {
    const params = { ...wantedLeads(this.view()), limit: 1, total: 'exact' };
    const page = await firstValueFrom(this.http.get<ReplyOf<typeof listLeads>>('/api/leads', { params }));
    return page.total?.value ?? 0;
  }

  /** Shows the rows as the server has them now. */
  resort() {
    this.sorted.update((times) => times + 1);
  }

  sortedBy(key: LeadSortKey, kind: LeadKind): 'ascending' | 'descending' | null {
    const { sort } = this.view();
    if (sort.key !== key || (isOfModel(key) && sort.kind !== kind)) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  /** Looks at something else, from its first row. `replace`: the way back skips what was looked at until now. */
  look(change: Partial<ListView>, replace = false) {
    const { unreadable, strangeSort } = this.view();
    const left = {
      unreadable: change.filter === undefined ? unreadable : null,
      strangeSort: change.sort === undefined ? strangeSort : null,
    };
    return this.address.look({ ...left, ...change }, replace);
  }

  next() {
    const { nextCursor, items, gone } = this.shown() ?? {};
    // Whoever has left the page stands further down, or nowhere.
    if (items && gone) this.address.next(nextCursor, items.length - gone.size);
  }

  previous() {
    this.address.previous();
  }
}
