import {
  type CallContext,
  explainSimulation,
  getSimulation,
  latestSimulation,
  simulatedLeads,
  simulateModelCall,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ExplainSimulation } from './explain-simulation';
import { ReadSimulation } from './read-simulation';
import { SimulatedLeads } from './simulated-leads';
import { SimulateModel } from './simulate-model';

type Request<Of extends { request: z.ZodType }> = z.output<Of['request']>;

@Controller()
export class SimulationController {
  constructor(
    private readonly simulate: SimulateModel,
    private readonly reads: ReadSimulation,
    private readonly leads: SimulatedLeads,
    private readonly explanations: ExplainSimulation,
  ) {}

  @Answers(simulateModelCall)
  start({ modelId, version, idempotencyKey }: Request<typeof simulateModelCall>, context: CallContext) {
    return this.simulate.run(context, modelId, { version, key: idempotencyKey });
  }

  @Answers(latestSimulation)
  async latest({ modelId }: Request<typeof latestSimulation>, { workspaceId }: CallContext) {
    return { simulation: await this.reads.latest(workspaceId, modelId) };
  }

  @Answers(getSimulation)
  get({ simulationId }: Request<typeof getSimulation>, { workspaceId }: CallContext) {
    return this.reads.one(workspaceId, simulationId);
  }

  @Answers(simulatedLeads)
  list({ simulationId, ...query }: Request<typeof simulatedLeads>, { workspaceId }: CallContext) {
    return this.leads.run(workspaceId, simulationId, query);
  }

  @Answers(explainSimulation)
  explain({ simulationId, leadId }: Request<typeof explainSimulation>, { workspaceId }: CallContext) {
    return this.explanations.run(workspaceId, simulationId, leadId);
  }
}
