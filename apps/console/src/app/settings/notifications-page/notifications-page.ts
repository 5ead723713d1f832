import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import {
  channelsOf,
  defaultChannels,
  type NotificationChannels,
  type NotificationKind,
  notificationKinds,
  type notificationMail,
  type NotificationPreferences,
  type ReplyOf,
} from '@heatline/contracts';
import { Button, Field, Icon, Input, RelativeTime, Tag, Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { keysOf } from '../../api/known';
import { Notifications } from '../../api/notifications';
import { told } from '../../api/told';
import { ChosenPreferences } from '../../session/preferences';
import { mailWords } from './mail-words';

const nights = { on: false, from: '22:00', to: '07:00' };
const mornings = { on: false, at: '08:00' };

/** What the member is told, where, and when not: kept as soon as it is chosen. */
@Component({
  selector: 'hl-notification-settings-page',
  imports: [Button, Field, Icon, Input, MatCheckbox, MatSlideToggle, RelativeTime, Tag],
  templateUrl: './notifications-page.html',
  styleUrls: ['../settings-form.css', './notifications-page.css'],
})
export class NotificationSettingsPage {
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  private readonly resource = httpResource<ReplyOf<typeof notificationMail>>(() => '/api/notifications/mail');
  protected readonly mail = held(this.resource);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly mails = computed(() => this.mail()?.items.map((one) => ({ one, ...mailWords(one) })) ?? []);
  protected readonly chosen = computed(
    (): NotificationPreferences => this.preferences.value().notifications ?? { on: true, kinds: {} },
  );
  protected readonly quiet = computed(() => this.chosen().quietHours ?? nights);
  protected readonly digest = computed(() => this.chosen().digest ?? mornings);
  protected readonly kinds = computed(() =>
    keysOf(notificationKinds).map((kind) => ({
      kind,
      title: notificationKinds[kind].title,
      ...channelsOf({ ...this.chosen(), on: true }, kind),
    })),
  );

  constructor() {
    inject(Notifications).listen(() => this.resource.reload(), inject(DestroyRef));
  }

  protected channel(kind: NotificationKind, change: Partial<NotificationChannels>) {
    const { kinds } = this.chosen();
    return this.keep({ kinds: { ...kinds, [kind]: { ...(kinds[kind] ?? defaultChannels(kind)), ...change } } });
  }

  protected async keep(change: Partial<NotificationPreferences>) {
    try {
      await this.preferences.change({ notifications: { ...this.chosen(), ...change } });
      // A mail that waits leaves by the new choice.
      this.resource.reload();
    } catch (error) {
      void this.toaster.failed(`Your choice was not kept. ${told(error).detail}`);
    }
  }

  protected readonly quietFrom = (from: string) => ({ quietHours: { on: true, from, to: this.quiet().to } });
  protected readonly quietTo = (to: string) => ({ quietHours: { on: true, from: this.quiet().from, to } });
  protected readonly digestAt = (at: string) => ({ digest: { on: true, at } });

  /** An emptied time field is no choice yet. */
  protected time(text: string, keep: (time: string) => Partial<NotificationPreferences>) {
    if (text) void this.keep(keep(text));
  }

  protected again() {
    this.resource.reload();
  }
}
