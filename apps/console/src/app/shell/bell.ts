import { Component, computed, inject } from '@angular/core';
import { Icon, IconButton, MenuButton } from '@heatline/ui';
import { Notifications } from '../api/notifications';
import { BellMenu } from './bell-menu';

/** What is new for the member: how much, and the newest on a press. */
@Component({
  selector: 'hl-bell',
  imports: [BellMenu, Icon, IconButton, MenuButton],
  template: `
    <button hlIconButton type="button" hlMenuButton #button="hlMenuButton" [attr.aria-label]="words()">
      <hl-icon name="notifications" class="s20" [filled]="unread() > 0" />
      @if (unread()) {
        <span class="count tnum" aria-hidden="true">{{ unread() > 99 ? '99+' : unread() }}</span>
      }
    </button>
    <span class="sr" aria-live="polite">{{ unread() ? words() : '' }}</span>
    @defer (when button.wanted()) {
      <hl-bell-menu [button]="button" />
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
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
  `,
})
export class Bell {
  protected readonly unread = inject(Notifications).unread;
  protected readonly words = computed(() => {
    const unread = this.unread();
    return unread ? `Notifications, ${unread} unread` : 'Notifications';
  });
}
