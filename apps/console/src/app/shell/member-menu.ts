import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { Icon, type IconName, type MenuButton, Toaster } from '@heatline/ui';
import { MenuOf } from '@heatline/ui/panels';
import { told } from '../api/told';
import { ChosenPreferences } from '../session/preferences';
import { Session } from '../session/session';
import type { Theme } from '../session/theme';

const themes: readonly { theme: Theme; title: string; icon: IconName }[] = [
  { theme: 'system', title: 'Theme of the system', icon: 'contrast' },
  { theme: 'light', title: 'Light theme', icon: 'light_mode' },
  { theme: 'dark', title: 'Dark theme', icon: 'dark_mode' },
];

/** Who is signed in, the theme, and the way out. */
@Component({
  selector: 'hl-member-menu',
  imports: [Icon, MatMenu, MatMenuItem, MenuOf],
  template: `
    @let me = session.me();
    <span [hlMenuOf]="button()" [matMenuTriggerFor]="menu"></span>
    <mat-menu #menu="matMenu" xPosition="before" class="member">
      <div class="who" role="presentation">
        <div class="strong ellipsis">{{ me?.name }}</div>
        <div class="small muted ellipsis">{{ me?.email }} · {{ me?.role }}</div>
      </div>
      <div class="divider" role="separator"></div>
      @for (choice of themes; track choice.theme) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="theme() === choice.theme"
          (click)="choose(choice.theme)"
        >
          <span class="row"
            ><hl-icon [name]="choice.icon" /><span class="grow">{{ choice.title }}</span>
            @if (theme() === choice.theme) {
              <hl-icon name="check" class="s16" />
            }
          </span>
        </button>
      }
      <div class="divider" role="separator"></div>
      <button mat-menu-item type="button" (click)="shortcuts.emit()">
        <span class="row"><hl-icon name="keyboard" />Keyboard shortcuts</span>
      </button>
      <button mat-menu-item type="button" (click)="signOut()">
        <span class="row"><hl-icon name="logout" />Sign out</span>
      </button>
    </mat-menu>
  `,
  styles: `
    .who {
      min-width: 220px;
      max-width: 260px;
      padding: 6px 12px 8px;
    }
    .divider {
      margin: 4px 0;
    }
  `,
})
export class MemberMenu {
  readonly button = input.required<MenuButton>();
  readonly shortcuts = output();
  protected readonly session = inject(Session);
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  protected readonly themes = themes;
  protected readonly theme = computed(() => this.preferences.value().theme ?? 'system');

  protected async choose(theme: Theme) {
    try {
      await this.preferences.change({ theme });
    } catch (error) {
      await this.toaster.failed(`The theme was not kept. ${told(error).detail}`);
    }
  }

  protected async signOut() {
    try {
      await this.session.signOut();
      // A fresh page, so that nothing of this member stays in memory.
      location.assign('/sign-in');
    } catch (error) {
      await this.toaster.failed(`You are still signed in. ${told(error).detail}`);
    }
  }
}
