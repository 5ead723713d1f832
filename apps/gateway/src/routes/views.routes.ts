import { changeView, createView, deleteView, listViews, restoreView, ViewChange, ViewDraft } from '@heatline/contracts';
import { route } from './route';

/** Views belong to members: viewers have personal ones, and API keys none. */
const views = { area: 'Saved views', role: 'viewer', scope: null } as const;

export const viewRoutes = [
  route(
    listViews,
    { ...views, method: 'GET', path: '/views', summary: "One's own saved views and the shared ones" },
    () => ({}),
  ),
  route(
    createView,
    {
      ...views,
      method: 'POST',
      path: '/views',
      status: 201,
      body: ViewDraft,
      summary: 'Save a view of the leads list',
    },
    ({ body }) => body,
  ),
  route(
    changeView,
    {
      ...views,
      method: 'PATCH',
      path: '/views/:viewId',
      body: ViewChange,
      summary: 'Rename, share or change a view: its owner, or an admin if it is shared',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    deleteView,
    { ...views, method: 'DELETE', path: '/views/:viewId', summary: 'Delete a view; for a week it can be restored' },
    ({ params }) => params,
  ),
  route(
    restoreView,
    { ...views, method: 'POST', path: '/views/:viewId/restore', summary: 'Take the deletion of a view back' },
    ({ params }) => params,
  ),
];
