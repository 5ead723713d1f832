import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Notifications',
    loadComponent: () => import('./notifications-page').then((m) => m.NotificationsPage),
  },
];
