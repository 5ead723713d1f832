import { Component, computed, input } from '@angular/core';
import { type Notification, type NotificationKind, notificationText } from '@heatline/contracts';
import { Icon, type IconName, RelativeTime } from '@heatline/ui';

const icons: Record<NotificationKind, IconName> = {
  assigned: 'person_add',
  watchedEngaged: 'bolt',
  watchedCrossed: 'swap_vert',
  levelReached: 'speed',
  runFinished: 'check_circle',
  runFailed: 'error',
};

/** What a notification says: its words, when, and whether it is new. */
@Component({
  selector: 'hl-notification-line',
  imports: [Icon, RelativeTime],
  template: `
    @let one = notification();
    <hl-icon [name]="icon()" [class.bad]="one.kind === 'runFailed'" />
    <span class="words">
      <span class="title" [class.new]="!one.read">
        @if (!one.read) {
          <span class="sr">Unread: </span>
        }
        {{ text().title }}</span
      >
      @if (text().more; as more) {
        <span class="small muted more">{{ more }}</span>
      }
    </span>
    <hl-time class="small muted" [at]="one.at" />
    <i class="dot" [class.on]="!one.read" aria-hidden="true"></i>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      min-width: 0;
      flex: 1;
    }
    :host > hl-icon {
      margin: 1px 0 0;
      color: var(--mat-sys-on-surface-variant);
    }
    :host > hl-icon.bad {
      color: var(--mat-sys-error);
    }
    .words {
      flex: 1;
      min-width: 0;
      display: flex;
      flex-direction: column;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .title.new {
      font-weight: 600;
    }
    hl-time {
      flex: none;
      line-height: 20px;
    }
    .dot {
      flex: none;
      width: 7px;
      height: 7px;
      margin-top: 7px;
      border-radius: 50%;
    }
    .dot.on {
      background: var(--mat-sys-primary);
    }
  `,
})
export class NotificationLine {
  readonly notification = input.required<Notification>();
  protected readonly text = computed(() => notificationText(this.notification()));
  protected readonly icon = computed(() => icons[this.notification().kind]);
}
