import { BulkWatch, bulkWatch, watchLead, watchLeads, WatchMany } from '@heatline/contracts';
import { route } from './route';

const watching = { area: 'Watching', role: 'viewer', scope: null } as const;

export const watchingRoutes = [
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
