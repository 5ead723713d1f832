import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type listNotifications,
  type Notification,
  notificationKinds,
  notificationsKept,
  notificationText,
  type ReplyOf,
} from '@heatline/contracts';
import {
  Button,
  Failed,
  Icon,
  IconButton,
  Input,
  LoadingLine,
  PageHead,
  Skeleton,
  StateBlock,
  Toaster,
} from '@heatline/ui';
import { AddressNote } from '../address-note';
import { held } from '../api/held';
import { keysOf, oneOf } from '../api/known';
import { Notifications } from '../api/notifications';
import { PagedAddress } from '../api/paged-list';
import { told } from '../api/told';
import { NotificationLine } from '../notification-line';
import { type ListView, paramsOf, requestOf, viewOf } from './list-view';

/** Everything that the member was told, newest first. */
@Component({
  selector: 'hl-notifications-page',
  imports: [
    AddressNote,
    Button,
    Failed,
    Icon,
    IconButton,
    Input,
    LoadingLine,
    NotificationLine,
    PageHead,
    RouterLink,
    Skeleton,
    StateBlock,
  ],
  templateUrl: './notifications-page.html',
  styleUrls: ['../page.css', './notifications-page.css'],
})
export class NotificationsPage {
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly notifications = inject(Notifications);
  private readonly address = new PagedAddress<ListView>({ viewOf, paramsOf });
  protected readonly view = this.address.view;
  private readonly page = httpResource<ReplyOf<typeof listNotifications>>(() => ({
    url: '/api/notifications',
    params: requestOf(this.view()),
  }));
  private readonly shown = held(this.page, this.view);
  protected readonly loading = this.page.isLoading;
  protected readonly items = computed(() =>
    this.shown()?.items.map((one) => {
      const { title, path } = notificationText(one);
      return { one, title, link: this.router.parseUrl(path) };
    }),
  );
  protected readonly unread = computed(() => this.shown()?.unread ?? 0);
  protected readonly next = computed(() => this.shown()?.nextCursor ?? null);
  protected readonly filtered = computed(() => this.view().unread || this.view().kind !== null);
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.loading() ? told(error) : null;
  });
  protected readonly kinds = keysOf(notificationKinds).map((kind) => ({ kind, title: notificationKinds[kind].title }));
  protected readonly kept = notificationsKept;
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 180 + ((index * 61) % 160));

  constructor() {
    this.notifications.listen(() => this.page.reload(), inject(DestroyRef));
    this.address.leaveWhenEmpty(this.page);
  }

  protected again() {
    this.page.reload();
  }

  protected look(change: Partial<ListView>) {
    const strangeKind = change.kind === undefined ? this.view().strangeKind : null;
    return this.address.look({ strangeKind, ...change });
  }

  protected kind(text: string) {
    void this.look({ kind: oneOf(keysOf(notificationKinds), text) ?? null });
  }

  protected forward() {
    this.address.next(this.next());
  }

  protected back() {
    this.address.previous();
  }

  protected seen(one: Notification) {
    if (!one.read) void this.mark(one, true);
  }

  protected async mark(one: Notification, read: boolean) {
    await this.tried(() => this.notifications.read({ ids: [one.notificationId], read }));
    this.page.reload();
  }

  protected async readAll() {
    await this.tried(() => this.notifications.read({ all: true }));
    this.page.reload();
  }

  private async tried(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      void this.toaster.failed(`Nothing was marked. ${told(error).detail}`);
    }
  }
}
