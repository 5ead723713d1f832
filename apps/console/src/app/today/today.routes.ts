import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Today', loadComponent: () => import('./today-page').then((m) => m.TodayPage) },
];
