import type { RunBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { ModelStore } from '../models/model-store';
import { unitOf } from '../models/start-recalculation';
import { knows } from '../scores/model-subject';
import type { SimulationRow } from './simulation-row';
import { askedFor, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';

/** Opens the runs that look at everybody: at once, or when what a draft newly looks for has been read. */
@Injectable()
export class StartSimulationRun {
  constructor(
    private readonly runs: Runs,
    private readonly announcer: Announcer,
  ) {}

  /** One that is under way begins anew, with the newest simulation. */
  async open(tx: Tx, { simulationId, modelId, draftVersion }: SimulationRow, by: RunBy): Promise<void> {
    const model = await new ModelStore(tx).byId(modelId);
    const { run } = await this.runs.open(tx, {
      kind: 'simulateModel',
      about: { kind: 'model', id: modelId, name: model.name },
      unit: unitOf(model),
      by,
      cause: `Draft ${draftVersion} tried on everybody`,
      ifOpen: 'restart',
    });
    await new SimulationStore(tx).follow(simulationId, { runId: run.runId });
  }

  /** Timelines have been read anew: those that waited for it go on, or wait for the run that follows. */
  async afterRefresh(tx: Tx, nextRunId: string | null): Promise<void> {
    const store = new SimulationStore(tx);
    for (const simulation of await store.waiting()) {
      const { keys } = askedFor(await sidesOf(tx, simulation));
      if (!(await knows(tx, keys))) {
        if (nextRunId) await store.follow(simulation.simulationId, { waitsForRunId: nextRunId });
        continue;
      }
      await this.open(tx, simulation, { kind: simulation.startedBy ? 'member' : 'system', id: simulation.startedBy });
      this.announcer.modelChanged(tx, simulation.modelId);
    }
  }

  /** What they waited for does not come. */
  async refreshGivenUp(tx: Tx, state: 'failed' | 'cancelled'): Promise<void> {
    const store = new SimulationStore(tx);
    for (const { simulationId, modelId } of await store.waiting()) {
      const problem = `Reading the events for what the draft newly looks for was ${state === 'failed' ? 'not possible' : 'cancelled'}`;
      await store.end(simulationId, state, `${problem}. Simulate again to start it anew.`);
      this.announcer.modelChanged(tx, modelId);
    }
  }
}
