import {
  ActivityQuery,
  addAlias,
  AliasAddition,
  AliasRemoval,
  CaptureLeads,
  captureLeads,
  changeLead,
  leadActivity,
  LeadChange,
  LeadListQuery,
  leadScores,
  listLeads,
  readLead,
  RecordEvents,
  recordEvents,
  removeAlias,
  seenActivity,
} from '@heatline/contracts';
import * as z from 'zod';
import { route } from './route';

const leads = { area: 'Leads' };
const events = { area: 'Events' };

export const leadRoutes = [
  route(
    listLeads,
    {
      ...leads,
      method: 'GET',
      path: '/leads',
      role: 'viewer',
      scope: 'read',
      query: LeadListQuery,
      summary: 'Leads by search, filter and sort',
    },
    ({ query }) => query,
  ),
  route(
    captureLeads,
    {
      ...leads,
      method: 'POST',
      path: '/leads',
      role: 'rep',
      scope: 'facts:write',
      body: CaptureLeads,
      lines: true,
      summary: 'Make or update up to 1,000 leads, found by their aliases',
    },
    ({ body }) => body,
  ),
  route(
    readLead,
    { ...leads, method: 'GET', path: '/lead/:leadId', role: 'viewer', scope: 'read', summary: 'One lead' },
    ({ params }) => params,
  ),
  route(
    changeLead,
    {
      ...leads,
      method: 'PATCH',
      path: '/lead/:leadId',
      role: 'rep',
      scope: 'facts:write',
      body: LeadChange,
      summary: 'Change name and attributes',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    addAlias,
    {
      ...leads,
      method: 'POST',
      path: '/lead/:leadId/aliases',
      role: 'rep',
      scope: 'facts:write',
      body: AliasAddition,
      summary: 'Add an alias',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    removeAlias,
    {
      ...leads,
      method: 'DELETE',
      path: '/lead/:leadId/aliases',
      role: 'rep',
      scope: 'facts:write',
      query: AliasRemoval,
      summary: 'Take an alias away',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    leadActivity,
    {
      ...events,
      method: 'GET',
      path: '/lead/:leadId/events',
      role: 'viewer',
      scope: 'read',
      query: ActivityQuery,
      summary: 'What a lead did, newest first',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    seenActivity,
    {
      ...events,
      method: 'GET',
      path: '/lead/:leadId/events/seen',
      role: 'viewer',
      scope: 'read',
      summary: 'Types and campaigns of a lead’s events, with counts',
    },
    ({ params }) => params,
  ),
  route(
    leadScores,
    {
      ...leads,
      method: 'GET',
      path: '/lead/:leadId/scores',
      role: 'viewer',
      scope: 'read',
      query: z.object({ modelId: z.uuid().optional() }),
      summary: 'Score cards of all active models',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),

  route(
    recordEvents,
    {
      ...events,
      method: 'POST',
      path: '/events',
      role: 'rep',
      scope: 'facts:write',
      body: RecordEvents,
      lines: true,
      status: 202,
      summary: 'Record up to 1,000 events; answered when they are durable',
    },
    ({ body, caller }) => ({ ...body, idempotencyKey: caller.idempotencyKey }),
  ),
];
