import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { type Notification, notificationText } from '@heatline/contracts';
import { Icon, Toaster } from '@heatline/ui';
import { Notifications } from '../api/notifications';
import { told } from '../api/told';
import { NotificationLine } from '../notification-line';

/** What is new for the member: how much, and the newest on a press. */
@Component({
  selector: 'hl-bell',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, NotificationLine],
  template: `
    <button matIconButton type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="words()">
      <hl-icon name="notifications" class="s20" [filled]="unread() > 0" />
      @if (unread()) {
        <span class="count tnum" aria-hidden="true">{{ unread() > 99 ? '99+' : unread() }}</span>
      }
    </button>
    <span class="sr" aria-live="polite">{{ unread() ? words() : '' }}</span>
    <mat-menu #menu="matMenu" xPosition="before" class="bell">
      @for (one of newest(); track one.notificationId) {
        <button mat-menu-item type="button" class="notice" (click)="open(one)">
          <hl-notification-line [notification]="one" />
        </button>
      } @empty {
        <p class="none muted" role="presentation">
          {{
            failure()
              ? 'Notifications did not load. ' + failure()!.detail
              : 'Nothing yet. Watch a lead to be told what it does.'
          }}
        </p>
      }
      <div class="divider" role="separator"></div>
      @if (unread()) {
        <button mat-menu-item type="button" (click)="readAll()">
          <span class="row"><hl-icon name="check" />Mark all as read</span>
        </button>
      }
      <button mat-menu-item type="button" (click)="go('/notifications')">
        <span class="row"><hl-icon name="notifications" />All notifications</span>
      </button>
    </mat-menu>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button[matIconButton] {
      position: relative;
    }
    .count {
      position: absolute;
      top: 0;
      right: -2px;
      min-width: 16px;
      padding: 0 4px;
      border-radius: 8px;
      font: 600 11px/16px var(--mat-sys-body-small-font);
      text-align: center;
      color: var(--mat-sys-on-primary);
      background: var(--mat-sys-primary);
    }
    .none {
      max-width: 300px;
      margin: 0;
      padding: 12px 16px;
    }
    .divider {
      margin: 4px 0;
    }
  `,
})
export class Bell {
  private readonly notifications = inject(Notifications);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  protected readonly newest = this.notifications.newest;
  protected readonly unread = this.notifications.unread;
  protected readonly failure = this.notifications.failure;
  protected readonly words = computed(() => {
    const unread = this.unread();
    return unread ? `Notifications, ${unread} unread` : 'Notifications';
  });

  protected async open(one: Notification) {
    void this.go(notificationText(one).path);
    if (!one.read) await this.tried(() => this.notifications.read({ ids: [one.notificationId], read: true }));
  }

  protected readAll() {
    const until = this.newest()?.[0]?.at;
    // What comes while the menu is open was not seen; the newest one that was seen is rounded to the millisecond.
    const after = until ? new Date(Date.parse(until) + 1).toISOString() : undefined;
    return this.tried(() => this.notifications.read({ all: true, until: after }));
  }

  protected go(path: string) {
    return this.router.navigateByUrl(path);
  }

  private async tried(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      void this.toaster.failed(`It stays unread. ${told(error).detail}`);
    }
  }
}
