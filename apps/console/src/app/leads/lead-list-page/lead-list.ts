import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { listLeads } from '@heatline/contracts';
import { formatCount, Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { ChosenPreferences } from '../../session/preferences';
import { choiceTitle, kindTitles, type LeadKind } from '../model-choice';
import { ChosenModels } from '../model-picker/chosen-models';
import { whySentences } from '../why-sentences';
import { afterToggle, leadColumns } from './lead-columns';
import { leadRow } from './lead-row';
import { listRequest, pageSize } from './list-request';
import { type ListView, paramsOf, viewOf } from './list-view';

/** The page of leads that the address asks for, kept new. */
@Injectable()
export class LeadList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly models = inject(Models);
  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  /** Where the pages before this one began. */
  private readonly trail: (string | null)[] = [];

  private readonly chosen = inject(ChosenModels);
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  readonly choices = this.chosen.choices;
  /** Kinds with a model in their columns. */
  readonly kinds = computed(() => this.choices().flatMap(({ kind, model }) => (model ? [kind] : [])));
  /** Heads of the columns by kind. */
  readonly titles = computed((): Record<LeadKind, string> => ({
    ...kindTitles,
    ...Object.fromEntries(this.choices().map((choice) => [choice.kind, choiceTitle(choice)])),
  }));
  private readonly accountModel = computed(() => this.chosen.account()?.model ?? null);
  private readonly table = computed(() => this.preferences.value().tables?.['leads']);
  readonly columns = computed(() =>
    leadColumns(
      { kinds: this.kinds(), titles: this.titles(), accounts: this.accountModel() !== null },
      this.table()?.columns,
    ),
  );
  /** Asked for only while a column shows it. */
  private readonly accounts = computed(() =>
    this.columns().some(({ key, shown }) => shown && key.endsWith('-account')) ? this.accountModel() : null,
  );
  readonly view = computed(() => viewOf(this.params()));

  private readonly page = httpResource(
    () =>
      this.models.loaded()
        ? { url: '/api/leads', params: listRequest(this.view(), this.choices(), this.accounts()) }
        : undefined,
    {
      parse: (raw) => listLeads.reply.parse(raw),
    },
  );
  private readonly shown = held(this.page);
  readonly loading = computed(() => this.page.isLoading() || (!this.models.loaded() && !this.models.error()));
  readonly failure = computed(() => {
    const error = this.page.error() ?? this.models.error();
    return error && !this.loading() ? told(error) : null;
  });
  readonly rows = computed(() => this.shown()?.items.map((lead) => leadRow(lead, this.choices(), this.accounts())));
  /** Why each score is what it is, of the model that the list is sorted by, else of the first one shown. They come after the list. */
  readonly why = whySentences(() => {
    const { sort } = this.view();
    const shown = this.choices().filter(({ model }) => model);
    const { model } = shown.find(({ kind }) => sort.key === 'score' && kind === sort.kind) ?? shown[0] ?? {};
    const leadIds = this.shown()?.items.map(({ leadId }) => leadId);
    return model && leadIds ? { modelId: model.modelId, leadIds } : undefined;
  });
  readonly hasNext = computed(() => !!this.shown()?.nextCursor);
  readonly total = computed(() => {
    const total = this.shown()?.total;
    return total ? `${total.exact ? '' : 'about '}${formatCount(total.value)}` : null;
  });
  readonly range = computed(() => {
    const { skipped } = this.view();
    const count = this.rows()?.length ?? 0;
    return count
      ? `${formatCount(skipped + 1)}–${formatCount(skipped + count)}${this.total() ? ` of ${this.total()}` : ''}`
      : '';
  });

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 600);
    const live = inject(Live);
    live.listen('leads.changed', reload, until, reload);
    live.listen('scores.changed', reload, until);
  }

  reload() {
    if (this.models.error()) this.models.reload();
    this.page.reload();
  }

  /** Looks at something else, from its first row. `replace`: the way back skips what was looked at until now. */
  look(change: Partial<ListView>, replace = false) {
    this.trail.length = 0;
    return this.go({ ...this.view(), cursor: null, skipped: 0, ...change }, replace);
  }

  /** Shows or hides a column, for this member from now on. */
  async toggle(key: string): Promise<void> {
    const tables = this.preferences.value().tables ?? {};
    const columns = afterToggle(this.columns(), key, this.table()?.columns);
    try {
      await this.preferences.change({ tables: { ...tables, leads: { ...this.table(), columns } } });
    } catch (error) {
      await this.toaster.failed(`The columns were not kept. ${told(error).detail}`);
    }
  }

  next() {
    const cursor = this.shown()?.nextCursor;
    if (!cursor) return;
    this.trail.push(this.view().cursor);
    void this.go({ ...this.view(), cursor, skipped: this.view().skipped + (this.rows()?.length ?? 0) }, false);
  }

  /** The page before, or the first one when it is not known how one came here. */
  previous() {
    const cursor = this.trail.pop() ?? null;
    const skipped = cursor ? Math.max(0, this.view().skipped - pageSize) : 0;
    void this.go({ ...this.view(), cursor, skipped }, false);
  }

  private go(view: ListView, replaceUrl: boolean) {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: paramsOf(view),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
