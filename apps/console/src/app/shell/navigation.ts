import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@heatline/ui';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { groups, settings } from './places';

@Component({
  selector: 'hl-navigation',
  imports: [Icon, RouterLink, RouterLinkActive],
  templateUrl: './navigation.html',
  styleUrl: './navigation.css',
})
export class Navigation {
  protected readonly session = inject(Session);
  protected readonly live = inject(Live);
  protected readonly groups = groups;
  protected readonly settings = settings;
  protected readonly workspace = computed(() => this.session.me()?.workspace.name ?? '');
  protected readonly mark = computed(() => [...this.workspace().trim()][0]?.toLocaleUpperCase('en') ?? '');
  protected readonly liveWords = computed(() => {
    switch (this.live.state()) {
      case 'on':
        return 'Live';
      case 'connecting':
        return 'Connecting';
      case 'off':
        return 'Not live';
    }
  });
}
