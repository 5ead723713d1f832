import {
  findRunOwner,
  listRuns,
  Run,
  runCalls,
  RunCommandName,
  RunDetail,
  RunKind,
  RunQuery,
  RunState,
  SliceNo,
} from '@heatline/contracts';
import * as z from 'zod';
import { route, routeOfSeveral, several } from './route';

const runs = { area: 'Runs' };
const anyOf = <Key extends 'get' | 'command'>(key: Key) => [
  findRunOwner,
  ...Object.values(runCalls).map((calls) => calls[key]),
];

const RunCommandBody = z.strictObject({
  command: RunCommandName,
  sliceNo: SliceNo.optional(),
  reason: z.string().trim().max(500).optional(),
});

export const runRoutes = [
  route(
    listRuns,
    {
      ...runs,
      method: 'GET',
      path: '/runs',
      role: 'viewer',
      scope: 'read',
      query: RunQuery.extend({ state: several(RunState), kind: several(RunKind) }),
      summary: 'All durable jobs, newest first',
    },
    ({ query }) => query,
  ),
  routeOfSeveral(
    anyOf('get'),
    {
      ...runs,
      method: 'GET',
      path: '/runs/:runId',
      role: 'viewer',
      scope: 'read',
      reply: RunDetail,
      summary: 'One run: state, progress, slices, log',
    },
    async (ask, { params }) => ask(runCalls[(await ask(findRunOwner, params)).service].get, params),
  ),
  routeOfSeveral(
    anyOf('command'),
    {
      ...runs,
      method: 'POST',
      path: '/runs/:runId/commands',
      // Who is no admin steers what they started themselves, as viewers their exports; the service sees to it.
      role: 'viewer',
      scope: 'models:write',
      body: RunCommandBody,
      status: 202,
      reply: Run,
      summary: 'Pause, resume, cancel, retry, skip a slice or abort',
    },
    async (ask, { params, body }) =>
      ask(runCalls[(await ask(findRunOwner, params)).service].command, { ...params, ...body }),
  ),
];
