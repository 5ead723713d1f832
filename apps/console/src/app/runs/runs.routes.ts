import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Runs', loadComponent: () => import('./run-list-page/run-list-page').then((m) => m.RunListPage) },
  { path: ':runId', title: 'Run', loadComponent: () => import('./run-page/run-page').then((m) => m.RunPage) },
];
