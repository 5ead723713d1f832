import {
  type CallContext,
  explainSimulation,
  getSimulation,
  latestSimulation,
  type RequestOf,
  simulatedLeads,
  simulateModelCall,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { ExplainSimulation } from './explain-simulation';
import { ReadSimulation } from './read-simulation';
import { SimulatedLeads } from './simulated-leads';
import { SimulateModel } from './simulate-model';

@Controller()
export class SimulationController {
  constructor(
    private readonly simulate: SimulateModel,
    private readonly reads: ReadSimulation,
    private readonly leads: SimulatedLeads,
    private readonly explanations: ExplainSimulation,
  ) {}

  @Answers(simulateModelCall)
  start({ modelId, version, idempotencyKey }: RequestOf<typeof simulateModelCall>, context: CallContext) {
    return this.simulate.run(context, modelId, { version, key: idempotencyKey });
  }

  @Answers(latestSimulation)
  async latest({ modelId }: RequestOf<typeof latestSimulation>, { workspaceId }: CallContext) {
    return { simulation: await this.reads.latest(workspaceId, modelId) };
  }

  @Answers(getSimulation)
  get({ simulationId }: RequestOf<typeof getSimulation>, { workspaceId }: CallContext) {
    return this.reads.one(workspaceId, simulationId);
  }

  @Answers(simulatedLeads)
  list({ simulationId, ...query }: RequestOf<typeof simulatedLeads>, { workspaceId }: CallContext) {
    return this.leads.run(workspaceId, simulationId, query);
  }

  @Answers(explainSimulation)
  explain({ simulationId, leadId }: RequestOf<typeof explainSimulation>, { workspaceId }: CallContext) {
    return this.explanations.run(workspaceId, simulationId, leadId);
  }
}
