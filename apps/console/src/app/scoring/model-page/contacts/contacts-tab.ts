import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { listAccounts, ReplyOf, scoredContacts } from '@heatline/contracts';
import {
  Button,
  Changed,
  Failed,
  formatCount,
  formatNumber,
  Icon,
  LevelTag,
  ListFoot,
  LoadingLine,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
} from '@heatline/ui';
import { held } from '../../../api/held';
import { levelOf } from '../../../api/models';
import { told } from '../../../api/told';
import { VersionShares } from '../../../api/version-shares';
import { Live } from '../../../live/live';
import { soon } from '../../../live/soon';
import { OpenModel } from '../open-model';
import { TabPages } from '../tab-pages';
import { accountRow, contactRow } from './scored-row';

const pageSize = 50;

/** Whom this model has scored, leads or accounts, best first. */
@Component({
  selector: 'hl-contacts-tab',
  imports: [
    Button,
    Changed,
    Failed,
    Icon,
    LevelTag,
    ListFoot,
    LoadingLine,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    Tag,
  ],
  providers: [TabPages],
  templateUrl: './contacts-tab.html',
  styleUrls: ['../../../table.css', './contacts-tab.css'],
})
export class ContactsTab {
  protected readonly model = inject(OpenModel);
  private readonly router = inject(Router);
  protected readonly pages = inject(TabPages);
  protected readonly ofAccounts = computed(() => this.model.model()?.kind === 'account');
  protected readonly what = computed(() => (this.ofAccounts() ? 'accounts' : 'contacts'));
  private readonly page = httpResource(
    () => {
      if (!this.model.model()) return undefined;
      const [level, cursor, modelId] = [this.model.level(), this.model.cursor(), this.model.modelId()];
      const params = { limit: pageSize, ...(level ? { level } : {}), ...(cursor ? { cursor } : {}) };
      return this.ofAccounts()
        ? { url: '/api/accounts', params: { ...params, modelId, sort: '-score' } }
        : { url: `/api/models/${modelId}/scores`, params };
    },
    { parse: (raw) => this.pageOf(raw) },
  );
  private readonly shown = held(
    this.page,
    () => `${this.model.modelId()} ${this.model.level() ?? ''} ${this.model.cursor() ?? ''}`,
  );
  protected readonly loading = this.page.isLoading;
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly rows = computed(() => this.shown()?.items);
  protected readonly next = computed(() => this.shown()?.nextCursor);
  protected readonly levels = computed(() => {
    const model = this.model.model();
    return (model?.levels ?? []).flatMap(({ key }) => {
      const view = levelOf(model, key);
      return view ? [{ key, view }] : [];
    });
  });
  private readonly shares = inject(VersionShares);
  /** As in "62% on v8", as long as old and new scores stand side by side. */
  protected readonly share = computed(() => {
    const model = this.model.model();
    return model ? this.shares.wordsOf(model, this.model.openRun()) : null;
  });
  protected readonly number = formatNumber;
  protected readonly count = formatCount;
  protected readonly skeletons = Array.from({ length: 12 }, (_, index) => 90 + ((index * 41) % 80));

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.page.reload(), until, 700);
    const live = inject(Live);
    live.listen('accounts.changed', () => this.ofAccounts() && reload(), until);
    live.listen(
      'scores.changed',
      ({ modelIds }) => (modelIds.length === 0 || modelIds.includes(this.model.modelId())) && reload(),
      until,
      reload,
    );
  }

  protected again() {
    this.page.reload();
  }

  protected filter(level: string | null) {
    this.pages.look({ level });
  }

  /** A click anywhere on a row opens the lead or account, unless it was meant for its link or for marking text. */
  protected open(id: string, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.router.navigate([this.ofAccounts() ? '/accounts' : '/leads', id]);
  }

  private pageOf(raw: unknown) {
    const model = this.model.model();
    if (!this.ofAccounts()) {
      const { items, nextCursor } = raw as ReplyOf<typeof scoredContacts>;
      return { items: items.map((contact) => contactRow(contact, model)), nextCursor };
    }
    const { items, nextCursor } = raw as ReplyOf<typeof listAccounts>;
    return { items: items.map((account) => accountRow(account, model)), nextCursor };
  }
}
