import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import type { ApiKey, listApiKeys, ReplyOf } from '@heatline/contracts';
import {
  Button,
  Confirm,
  counted,
  Failed,
  formatDay,
  Icon,
  IconButton,
  LoadingLine,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Ticker,
  Toaster,
} from '@heatline/ui';
import { held } from '../../api/held';
import { Members } from '../../api/members';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Viewport } from '../../viewport';
import { AdminsOnly } from '../admins-only';
import { isAdmin } from '../may';
import { SettingsApi } from '../settings-api';
import { SettingsDialogs } from '../settings-dialogs';
import { CreateKeyDialog } from './create-key-dialog';
import { keyState, keyStateWords, scopeWords } from './key-words';

/** The keys with which programs come in. */
@Component({
  selector: 'hl-api-keys-page',
  imports: [
    AdminsOnly,
    Button,
    Failed,
    Icon,
    IconButton,
    LoadingLine,
    NgTemplateOutlet,
    RelativeTime,
    Skeleton,
    StateBlock,
    Tag,
  ],
  templateUrl: './api-keys-page.html',
  styleUrls: ['../../table-page.css', '../settings-table.css', './api-keys-page.css'],
})
export class ApiKeysPage {
  private readonly api = inject(SettingsApi);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(SettingsDialogs);
  private readonly members = inject(Members);
  private readonly ticker = inject(Ticker);
  private readonly toaster = inject(Toaster);
  protected readonly viewport = inject(Viewport);
  protected readonly admin = isAdmin();
  protected readonly counted = counted;
  protected readonly skeletons = [110, 140, 90];
  protected readonly unfolded = signal(false);

  private readonly resource = httpResource(() => (this.admin() ? '/api/api-keys' : undefined), {
    parse: (raw) => (raw as ReplyOf<typeof listApiKeys>).items,
  });
  private readonly shown = held(this.resource);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  private readonly all = computed(() =>
    this.shown()?.map((key) => {
      const state = keyState(key, this.ticker.now());
      return {
        key,
        state: keyStateWords[state],
        revoked: state === 'revoked',
        scopes: key.scopes.map((scope) => scopeWords[scope]),
        by: this.members.nameOf(key.createdBy),
        // A day without a clock: the same in every zone.
        used: key.lastUsedOn && formatDay(new Date(`${key.lastUsedOn}T12:00:00Z`), 'UTC'),
      };
    }),
  );
  protected readonly rows = computed(() => this.all()?.filter(({ revoked }) => !revoked));
  protected readonly revoked = computed(() => this.all()?.filter(({ revoked }) => revoked) ?? []);

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until);
    inject(Live).listen('members.changed', reload, until, reload);
  }

  protected reload() {
    this.resource.reload();
  }

  protected create() {
    this.dialogs.open(CreateKeyDialog, { created: () => this.reload() });
  }

  protected async revoke(key: ApiKey) {
    const agreed = await this.confirm.ask({
      title: `Revoke ${key.name}?`,
      words: 'Programs that use this key are refused from now on. This cannot be undone; a new key can be made.',
      action: 'Revoke key',
      danger: true,
    });
    if (!agreed) return;
    try {
      await this.api.revokeKey(key.id);
      this.reload();
      void this.toaster.done(`${key.name} is revoked`);
    } catch (error) {
      void this.toaster.failed(`The key still works. ${told(error).detail}`);
    }
  }
}
