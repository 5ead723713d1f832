import type { IconName } from '@heatline/ui';

export interface Place {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** After G, this letter goes there. */
  readonly key: string;
}

/** Where one can go, in the order of the navigation; a group has a head. */
export const groups: readonly { readonly head: string | null; readonly places: readonly Place[] }[] = [
  {
    head: null,
    places: [
      { path: '/today', title: 'Today', icon: 'calendar_today', key: 't' },
      { path: '/leads', title: 'Leads', icon: 'group', key: 'l' },
      { path: '/accounts', title: 'Accounts', icon: 'domain', key: 'a' },
      { path: '/watching', title: 'Watching', icon: 'star', key: 'w' },
    ],
  },
  {
    head: 'Scoring',
    places: [
      { path: '/scoring', title: 'Scoring', icon: 'speed', key: 's' },
      { path: '/runs', title: 'Runs', icon: 'play_circle', key: 'r' },
    ],
  },
];

export const settings: Place = { path: '/settings', title: 'Settings', icon: 'settings', key: 'e' };

export const places: readonly Place[] = [...groups.flatMap((group) => group.places), settings];
