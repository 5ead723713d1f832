import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Watching', loadComponent: () => import('./watching-page').then((m) => m.WatchingPage) },
];
