import {
  EditToken,
  explainSimulation,
  getSimulation,
  latestSimulation,
  simulatedLeads,
  SimulatedLeadsQuery,
  simulateModelCall,
} from '@heatline/contracts';
import * as z from 'zod';
import { route } from './route';

const reads = { area: 'Simulations', method: 'GET', role: 'viewer', scope: 'read' } as const;

export const simulationRoutes = [
  route(
    simulateModelCall,
    {
      area: 'Simulations',
      method: 'POST',
      path: '/models/:modelId/simulations',
      role: 'marketer',
      scope: 'models:write',
      body: z.strictObject({ version: EditToken().optional() }),
      status: 202,
      summary: 'Try the draft on everybody: a sample at once, then all; no score is written',
    },
    ({ params, body, caller }) => ({ ...params, ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    latestSimulation,
    { ...reads, path: '/models/:modelId/simulation', summary: 'The newest simulation of a model' },
    ({ params }) => params,
  ),
  route(
    getSimulation,
    { ...reads, path: '/simulations/:simulationId', summary: 'Draft against published: how far, and what it says' },
    ({ params }) => params,
  ),
  route(
    simulatedLeads,
    {
      ...reads,
      path: '/simulations/:simulationId/leads',
      query: SimulatedLeadsQuery,
      summary: 'Who moves most, and who crosses the top level',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    explainSimulation,
    {
      ...reads,
      path: '/simulations/:simulationId/leads/:leadId/explain',
      summary: 'Both ledgers of one lead, and where they differ',
    },
    ({ params }) => params,
  ),
];
