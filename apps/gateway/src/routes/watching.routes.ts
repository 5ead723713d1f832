import {
  BulkWatch,
  bulkWatch,
  changeWatch,
  listWatched,
  WatchChange,
  watchLead,
  watchLeads,
  WatchListQuery,
  WatchMany,
} from '@heatline/contracts';
import { route } from './route';

const watching = { area: 'Watching', role: 'viewer', scope: null } as const;

export const watchingRoutes = [
  route(
    listWatched,
    {
      ...watching,
      method: 'GET',
      path: '/watching',
      query: WatchListQuery,
      summary: 'The leads that you watch, with what changed since you do',
    },
    ({ query }) => query,
  ),
  route(
    changeWatch,
    {
      ...watching,
      method: 'PATCH',
      path: '/watching/:leadId',
      body: WatchChange,
      summary: 'What you want to be told of a lead that you watch',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    watchLead,
    { ...watching, method: 'PUT', path: '/leads/:leadId/watch', summary: 'Watch a lead' },
    ({ params }) => ({ ...params, watched: true }),
  ),
  route(
    watchLead,
    { ...watching, method: 'DELETE', path: '/leads/:leadId/watch', summary: 'Watch a lead no longer' },
    ({ params }) => ({ ...params, watched: false }),
  ),
  route(
    watchLeads,
    {
      ...watching,
      method: 'POST',
      path: '/leads/watch',
      body: WatchMany,
      summary: 'Watch up to 500 leads, or no longer',
    },
    ({ body }) => body,
  ),
  route(
    bulkWatch,
    {
      ...watching,
      method: 'POST',
      path: '/leads/bulk-watch',
      body: BulkWatch,
      mayRun: true,
      summary: 'Watch all leads that match, or no longer: a run',
    },
    ({ body, caller }) => ({ action: body, idempotencyKey: caller.idempotencyKey }),
  ),
];
