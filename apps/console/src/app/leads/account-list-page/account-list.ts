import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { AccountSortKey, listAccounts, ReplyOf } from '@heatline/contracts';
import { formatCount } from '@heatline/ui';
import { held } from '../../api/held';
import { levelOf, Models } from '../../api/models';
import { PageTrail } from '../../api/page-trail';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { accountName } from '../account-name';
import { knownTotal } from '../known-total';
import { ChosenModels } from '../model-picker/chosen-models';
import { type AccountListView, pageSize, paramsOf, pressed, requestOf, sortOf, viewOf } from './list-view';

/** The page of accounts that the address asks for, kept new. */
@Injectable()
export class AccountList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly models = inject(Models);
  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  private readonly trail = new PageTrail();

  readonly choice = inject(ChosenModels).account;
  readonly model = computed(() => this.choice()?.model ?? null);
  readonly view = computed(() => viewOf(this.params()));
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
  readonly range = computed(() => {
    const { skipped } = this.view();
    const shown = this.shown();
    const count = shown?.items.length ?? 0;
    const total = shown && knownTotal(shown, skipped);
    const words = total ? ` of ${total.exact ? '' : 'about '}${formatCount(total.value)}` : '';
    return count ? `${formatCount(skipped + 1)}–${formatCount(skipped + count)}${words}` : '';
  });

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
    this.trail.clear();
    const strangeSort = change.sort === undefined ? this.view().strangeSort : null;
    return this.go({ ...this.view(), cursor: null, skipped: 0, strangeSort, ...change }, replace);
  }

  next() {
    const cursor = this.shown()?.nextCursor;
    if (!cursor) return;
    this.trail.leave(this.view().cursor);
    void this.go({ ...this.view(), cursor, skipped: this.view().skipped + (this.rows()?.length ?? 0) }, false);
  }

  previous() {
    const cursor = this.trail.before(this.view().cursor);
    const skipped = cursor ? Math.max(0, this.view().skipped - pageSize) : 0;
    void this.go({ ...this.view(), cursor, skipped }, false);
  }

  private go(view: AccountListView, replaceUrl: boolean) {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: paramsOf(view),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
