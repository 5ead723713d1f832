import { accountRoutes } from './accounts.routes';
import { bulkRoutes } from './bulk.routes';
import { historyRoutes } from './history.routes';
import { erasureRoutes } from './erasure.routes';
import { exportRoutes } from './exports.routes';
import { leadRoutes } from './leads.routes';
import { mergeRoutes } from './merges.routes';
import { modelBuildingRoutes } from './model-building.routes';
import { modelVersionRoutes } from './model-versions.routes';
import { modelRoutes } from './models.routes';
import { noteRoutes } from './notes.routes';
import { notificationRoutes } from './notifications.routes';
import { outcomeRoutes } from './outcomes.routes';
import type { Route } from './route';
import { runRoutes } from './runs.routes';
import { scoreRoutes } from './scores.routes';
import { seenValueRoutes } from './seen-values.routes';
import { sessionRoutes } from './session.routes';
import { sharingRoutes } from './sharing.routes';
import { simulationRoutes } from './simulations.routes';
import { watchingRoutes } from './watching.routes';
import { viewRoutes } from './views.routes';
import { workspaceRoutes } from './workspace.routes';

/** The whole API: nothing below `/api` is served that is not in this table, but the stream of changes, health and documentation. */
export const allRoutes: readonly Route[] = [
  ...leadRoutes,
  ...exportRoutes,
  ...noteRoutes,
  ...watchingRoutes,
  ...bulkRoutes,
  ...historyRoutes,
  ...mergeRoutes,
  ...erasureRoutes,
  ...notificationRoutes,
  ...accountRoutes,
  ...scoreRoutes,
  ...modelRoutes,
  ...modelVersionRoutes,
  ...modelBuildingRoutes,
  ...seenValueRoutes,
  ...outcomeRoutes,
  ...simulationRoutes,
  ...runRoutes,
  ...sessionRoutes,
  ...sharingRoutes,
  ...viewRoutes,
  ...workspaceRoutes,
];
