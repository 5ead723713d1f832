import { HttpClient, httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable } from '@angular/core';
import type { listNotifications, readNotifications, ReadNotifications, ReplyOf } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { Session } from '../session/session';
import { held } from './held';
import { told } from './told';

const newestShown = 8;

/** What the member was told, live: for the bell, and for who wants to know when it changes. */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly live = inject(Live);
  private readonly page = httpResource<ReplyOf<typeof listNotifications>>(() =>
    this.session.me() ? { url: '/api/notifications', params: { limit: newestShown } } : undefined,
  );
  private readonly shown = held(this.page);
  readonly newest = computed(() => this.shown()?.items);
  readonly unread = computed(() => this.shown()?.unread ?? 0);
  readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.page.isLoading() ? told(error) : null;
  });

  constructor() {
    const until = inject(DestroyRef);
    this.listen(() => this.page.reload(), until);
  }

  /** Calls back when there is something new, or something was read. */
  listen(hear: () => void, until: DestroyRef) {
    const reload = soon(hear, until, 300);
    this.live.listen(
      'notifications.changed',
      ({ memberId }) => memberId === this.session.me()?.memberId && reload(),
      until,
      reload,
    );
  }

  async read(which: ReadNotifications) {
    await firstValueFrom(this.http.post<ReplyOf<typeof readNotifications>>('/api/notifications/read', which));
    this.page.reload();
  }

  reload() {
    this.page.reload();
  }
}
