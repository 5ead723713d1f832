import { Component, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { Router } from '@angular/router';
import { type Notification, notificationText } from '@heatline/contracts';
import { Icon, type MenuButton, Toaster } from '@heatline/ui';
import { MenuOf } from '@heatline/ui/panels';
import { Notifications } from '../api/notifications';
import { told } from '../api/told';
import { NotificationLine } from '../notification-line';

/** The newest notifications, each a way to what it is about. */
@Component({
  selector: 'hl-bell-menu',
  imports: [Icon, MatMenu, MatMenuItem, MenuOf, NotificationLine],
  template: `
    <span [hlMenuOf]="button()" [matMenuTriggerFor]="menu"></span>
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
    .notice {
      padding-block: 8px;
      line-height: 20px;
    }
    .notice + .notice {
      margin-top: 2px;
    }
    .none {
      margin: 0;
      padding: 12px 16px;
    }
    .divider {
      margin: 4px 0;
    }
  `,
})
export class BellMenu {
  readonly button = input.required<MenuButton>();
  private readonly notifications = inject(Notifications);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  protected readonly newest = this.notifications.newest;
  protected readonly unread = this.notifications.unread;
  protected readonly failure = this.notifications.failure;

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
