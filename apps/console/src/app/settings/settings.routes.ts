import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings-page').then((m) => m.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'workspace' },
      {
        path: 'workspace',
        title: 'Workspace settings',
        loadComponent: () => import('./workspace-page/workspace-page').then((m) => m.WorkspacePage),
      },
      {
        path: 'conversion',
        title: 'Conversion',
        loadComponent: () => import('./conversion-page/conversion-page').then((m) => m.ConversionPage),
      },
      {
        path: 'members',
        title: 'Members',
        loadComponent: () => import('./members-page/members-page').then((m) => m.MembersPage),
      },
      {
        path: 'api-keys',
        title: 'API keys',
        loadComponent: () => import('./api-keys-page/api-keys-page').then((m) => m.ApiKeysPage),
      },
      {
        path: 'audit',
        title: 'Audit log',
        loadComponent: () => import('./audit-page/audit-page').then((m) => m.AuditPage),
      },
      {
        path: 'notifications',
        title: 'Notification settings',
        loadComponent: () => import('./notifications-page/notifications-page').then((m) => m.NotificationSettingsPage),
      },
      {
        path: 'account',
        title: 'My account',
        loadComponent: () => import('./own-account-page/own-account-page').then((m) => m.OwnAccountPage),
      },
    ],
  },
];
