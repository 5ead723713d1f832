import type { Routes } from '@angular/router';
import { routes as accounts } from './leads/accounts.routes';
import { routes as leads } from './leads/leads.routes';
import { routes as notifications } from './notifications/notifications.routes';
import { routes as runs } from './runs/runs.routes';
import { routes as scoring } from './scoring/scoring.routes';
import { requireMember, requireNobody, requireSetUp } from './session/guards';
import { routes as settings } from './settings/settings.routes';
import { Shell } from './shell/shell';
import { routes as today } from './today/today.routes';
import { routes as watching } from './watching/watching.routes';

/** Pages are loaded when they are gone to; the frame around them comes with the app, since nearly everybody who opens it is signed in. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [requireNobody],
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'set-up',
    title: 'Set up',
    canActivate: [requireSetUp],
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
    canActivate: [requireMember],
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      { path: 'today', children: today },
      { path: 'leads', children: leads },
      { path: 'accounts', children: accounts },
      { path: 'scoring', children: scoring },
      { path: 'runs', children: runs },
      { path: 'watching', children: watching },
      { path: 'notifications', children: notifications },
      { path: 'settings', children: settings },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
