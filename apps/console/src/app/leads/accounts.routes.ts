import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Accounts',
    loadComponent: () => import('./account-list-page/account-list-page').then((m) => m.AccountListPage),
  },
  {
    path: ':accountId',
    title: 'Account',
    loadComponent: () => import('./account-page/account-page').then((m) => m.AccountPage),
  },
];
