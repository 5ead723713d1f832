import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { listAccounts } from '@heatline/contracts';
import {
  Changed,
  Failed,
  formatCount,
  formatNumber,
  Icon,
  LevelTag,
  LoadingLine,
  RelativeTime,
  StateBlock,
} from '@heatline/ui';
import { held } from '../../../api/held';
import { levelOf } from '../../../api/models';
import { told } from '../../../api/told';
import { Live } from '../../../live/live';
import { soon } from '../../../live/soon';
import { OpenModel } from '../open-model';

const pageSize = 50;

/** The accounts that this model has scored, best first. */
@Component({
  selector: 'hl-accounts-tab',
  imports: [
    Changed,
    Failed,
    Icon,
    LevelTag,
    LoadingLine,
    MatButton,
    MatIconButton,
    RelativeTime,
    RouterLink,
    StateBlock,
  ],
  templateUrl: './accounts-tab.html',
  styleUrl: './contacts-tab.css',
})
export class AccountsTab {
  protected readonly model = inject(OpenModel);
  private readonly router = inject(Router);
  /** Where the pages before this one began. */
  private readonly trail: (string | null)[] = [];
  private readonly page = httpResource(
    () => {
      const [level, cursor] = [this.model.level(), this.model.cursor()];
      const params: Record<string, string | number> = {
        modelId: this.model.modelId(),
        sort: '-score',
        limit: pageSize,
        ...(level ? { level } : {}),
        ...(cursor ? { cursor } : {}),
      };
      return { url: '/api/accounts', params };
    },
    { parse: (raw) => listAccounts.reply.parse(raw) },
  );
  private readonly shown = held(this.page, this.model.modelId);
  protected readonly loading = this.page.isLoading;
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly rows = computed(() =>
    this.shown()?.items.map((account) => ({
      ...account,
      title: account.name ?? account.domain ?? account.id ?? 'Without a name',
      badge: levelOf(this.model.model(), account.score?.level ?? null),
      points: account.score?.score ?? null,
      version: account.score?.publishedVersion ?? null,
    })),
  );
  protected readonly hasNext = computed(() => !!this.shown()?.nextCursor);
  protected readonly levels = computed(() => {
    const model = this.model.model();
    return (model?.levels ?? []).flatMap(({ key }) => {
      const view = levelOf(model, key);
      return view ? [{ key, view }] : [];
    });
  });
  protected readonly number = formatNumber;
  protected readonly count = formatCount;

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.page.reload(), until, 700);
    inject(Live).listen('accounts.changed', reload, until, reload);
  }

  protected again() {
    this.page.reload();
  }

  protected filter(level: string | null) {
    this.trail.length = 0;
    void this.model.look({ level, cursor: null });
  }

  protected next() {
    const cursor = this.shown()?.nextCursor;
    if (!cursor) return;
    this.trail.push(this.model.cursor());
    void this.model.look({ cursor }, false);
  }

  protected previous() {
    void this.model.look({ cursor: this.trail.pop() ?? null }, false);
  }

  /** A click anywhere on a row opens the account, unless it was meant for its link or for marking text. */
  protected open(accountId: string, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a') || getSelection()?.toString()) return;
    void this.router.navigate(['/accounts', accountId]);
  }
}
