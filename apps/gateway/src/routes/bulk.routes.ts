import {
  assignOwner,
  BulkAssignOwner,
  bulkAssignOwner,
  bulkItems,
  BulkItemsQuery,
  OwnerChoice,
  ownerHistory,
  PageQuery,
  undoBulkAction,
} from '@heatline/contracts';
import { route } from './route';

const leads = { area: 'Leads' };

/** Owners, and what is done to many leads at once. */
export const bulkRoutes = [
  route(
    assignOwner,
    {
      ...leads,
      method: 'POST',
      path: '/leads/:leadId/owner',
      role: 'rep',
      scope: 'facts:write',
      body: OwnerChoice,
      summary: 'Give a lead an owner; null = nobody',
    },
    ({ params, body, caller }) => ({ ...params, ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    ownerHistory,
    {
      ...leads,
      method: 'GET',
      path: '/lead/:leadId/owner-history',
      role: 'viewer',
      scope: 'read',
      query: PageQuery,
      summary: 'Who owned a lead, newest first',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    bulkAssignOwner,
    {
      ...leads,
      method: 'POST',
      path: '/leads/bulk-assign-owner',
      role: 'rep',
      scope: 'facts:write',
      body: BulkAssignOwner,
      mayRun: true,
      summary: 'Give many leads an owner: up to 500 by id at once, all that match as a run',
    },
    ({ body, caller }) => ({ action: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    undoBulkAction,
    {
      ...leads,
      method: 'POST',
      path: '/leads/bulk-actions/:batchId/undo',
      role: 'rep',
      scope: 'facts:write',
      mayRun: true,
      summary: 'Give back the owners that a request or run changed, where its change is still the latest',
    },
    ({ params }) => params,
  ),
  route(
    bulkItems,
    {
      area: 'Runs',
      method: 'GET',
      path: '/runs/:runId/leads',
      role: 'viewer',
      scope: 'read',
      query: BulkItemsQuery,
      summary: 'What a run did to each lead',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
];
