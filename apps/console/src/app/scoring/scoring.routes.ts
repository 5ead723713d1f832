import type { Routes } from '@angular/router';
import type { ModelPage } from './model-page/model-page';

export const routes: Routes = [
  {
    path: '',
    title: 'Scoring',
    loadComponent: () => import('./model-list-page/model-list-page').then((m) => m.ModelListPage),
  },
  {
    path: ':modelId/simulation',
    title: 'Simulation',
    loadComponent: () => import('./simulation-page/simulation-page').then((m) => m.SimulationPage),
  },
  {
    path: 'grid',
    title: 'Fit and engagement',
    loadComponent: () => import('./grid-page/grid-page').then((m) => m.GridPage),
  },
  {
    path: ':modelId',
    title: 'Model',
    canDeactivate: [(page: ModelPage) => page.mayLeave()],
    loadComponent: () => import('./model-page/model-page').then((m) => m.ModelPage),
  },
];
