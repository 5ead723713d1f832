import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { AccountSortKey, listAccounts, ReplyOf } from '@heatline/contracts';
import { held } from '../../api/held';
import { levelOf, Models } from '../../api/models';
import { knownTotal, PagedAddress, rangeWords, totalWords } from '../../api/paged-list';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { accountName } from '../account-name';
import { ChosenModels } from '../model-picker/chosen-models';
import { type AccountListView, pageSize, paramsOf, pressed, requestOf, sortOf, viewOf } from './list-view';

/** The page of accounts that the address asks for, kept new. */
@Injectable()
export class AccountList {
  private readonly models = inject(Models);
  private readonly address = new PagedAddress<AccountListView>({ viewOf, paramsOf }, pageSize);

  readonly choice = inject(ChosenModels).account;
  readonly model = computed(() => this.choice()?.model ?? null);
  readonly view = this.address.view;
  readonly sort = computed(() => sortOf(this.view(), this.model()?.modelId));

  private readonly page = httpResource<ReplyOf<typeof listAccounts>>(() =>
    this.models.loaded()
      ? { url: '/api/accounts', params: { ...requestOf(this.view(), this.model()?.modelId), total: 'about' } }
      : undefined,
  );
  private readonly shown = held(this.page);
  readonly loading = computed(() => this.page.isLoading() || (!this.models.loaded() && !this.models.error()));
  readonly failure = computed(() => {
    const error = this.page.error() ?? this.models.error();
    return error && !this.loading() ? told(error) : null;
  });
  readonly rows = computed(() =>
    this.shown()?.items.map((account) => ({
      ...account,
      name: accountName(account),
      hint: account.name ? (account.domain ?? account.id ?? '') : '',
      level: levelOf(this.model() ?? undefined, account.score?.level ?? null),
      points: account.score?.score ?? null,
      change7: account.score?.change7 ?? null,
    })),
  );
  readonly hasNext = computed(() => !!this.shown()?.nextCursor);
  private readonly total = computed(() => {
    const shown = this.shown();
    return shown ? knownTotal(shown, this.view().skipped) : null;
  });
  readonly totalWords = computed(() => {
    const total = this.total();
    return total ? totalWords(total) : null;
  });
  readonly range = computed(() => rangeWords(this.view().skipped, this.shown()?.items.length ?? 0, this.total()));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 600);
    inject(Live).listen('accounts.changed', reload, until, reload);
  }

  reload() {
    if (this.models.error()) this.models.reload();
    this.page.reload();
  }

  press(key: AccountSortKey) {
    return this.look({ sort: pressed(this.sort(), key) });
  }

  /** Looks at something else, from its first row. `replace`: the way back skips what was looked at until now. */
  look(change: Partial<AccountListView>, replace = false) {
    const strangeSort = change.sort === undefined ? this.view().strangeSort : null;
    return this.address.look({ strangeSort, ...change }, replace);
  }

  next() {
    this.address.next(this.shown()?.nextCursor, this.rows()?.length);
  }

  previous() {
    this.address.previous();
  }
}
