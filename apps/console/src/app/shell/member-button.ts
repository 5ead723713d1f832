import { Component, inject, output } from '@angular/core';
import { Avatar, Icon, MenuButton } from '@heatline/ui';
import { Session } from '../session/session';
import { MemberMenu } from './member-menu';

/** Who is signed in; pressed, what they can do about themselves. */
@Component({
  selector: 'hl-member-button',
  imports: [Avatar, Icon, MemberMenu, MenuButton],
  template: `
    @let name = session.me()?.name ?? '';
    <button type="button" class="bare" hlMenuButton #button="hlMenuButton" [attr.aria-label]="name + ', account menu'">
      <hl-avatar [name]="name" size="l" [me]="true" /><hl-icon name="expand_more" class="s16" />
    </button>
    @defer (when button.wanted()) {
      <hl-member-menu [button]="button" (shortcuts)="shortcuts.emit()" />
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
    }
    button {
      display: flex;
      align-items: center;
      gap: 6px;
      padding: 2px 4px 2px 2px;
      border-radius: 8px;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class MemberButton {
  readonly shortcuts = output();
  protected readonly session = inject(Session);
}
