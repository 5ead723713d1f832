import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Leads',
    loadComponent: () => import('./lead-list-page/lead-list-page').then((m) => m.LeadListPage),
  },
  { path: ':leadId', title: 'Lead', loadComponent: () => import('./lead-page/lead-page').then((m) => m.LeadPage) },
];
