import { inject, Injector, runInInjectionContext } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';

/** Guards come with the schemas of who is signed in: loaded beside the first screen, not with the frame of the app. */
const guarded =
  (name: 'requireMember' | 'requireNobody' | 'requireSetUp'): CanActivateFn =>
  async (route, state) => {
    const injector = inject(Injector);
    const guards = await import('./session/guards');
    return runInInjectionContext(injector, () => guards[name](route, state));
  };

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [guarded('requireNobody')],
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'set-up',
    title: 'Set up',
    canActivate: [guarded('requireSetUp')],
    loadComponent: () => import('./set-up/set-up-page').then((m) => m.SetUpPage),
  },
  {
    path: 'password',
    title: 'Choose a password',
    loadComponent: () => import('./password/password-page').then((m) => m.PasswordPage),
  },
  {
    path: 'shared',
    title: 'Shared scores',
    loadComponent: () => import('./shared-lead/shared-page').then((m) => m.SharedPage),
  },
  {
    path: 'not-ready',
    title: 'Not ready',
    loadComponent: () => import('./session/not-ready-page').then((m) => m.NotReadyPage),
  },
  {
    path: '',
    canActivate: [guarded('requireMember')],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      { path: 'today', loadChildren: () => import('./today/today.routes').then((m) => m.routes) },
      { path: 'leads', loadChildren: () => import('./leads/leads.routes').then((m) => m.routes) },
      { path: 'accounts', loadChildren: () => import('./leads/accounts.routes').then((m) => m.routes) },
      { path: 'scoring', loadChildren: () => import('./scoring/scoring.routes').then((m) => m.routes) },
      { path: 'runs', loadChildren: () => import('./runs/runs.routes').then((m) => m.routes) },
      { path: 'watching', loadChildren: () => import('./watching/watching.routes').then((m) => m.routes) },
      {
        path: 'notifications',
        loadChildren: () => import('./notifications/notifications.routes').then((m) => m.routes),
      },
      { path: 'settings', loadChildren: () => import('./settings/settings.routes').then((m) => m.routes) },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
