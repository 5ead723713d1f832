import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { knows } from '../scores/model-subject';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { countLead } from './count-lead';
import { evenSample } from './even-sample';
import { simulatedFacts } from './simulated-facts';
import type { SimulationRow } from './simulation-row';
import { askedFor, levelsOf, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';
import { SimulationTally } from './simulation-tally';

/** The first answer: some thousand leads, or some hundred accounts, spread evenly over all. What timelines do not know yet is read from their events. */
@Injectable()
export class SampleLeads {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, { simulationId }: Pick<SimulationRow, 'simulationId'>): Promise<void> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const store = new SimulationStore(tx);
      const simulation = await store.byId(simulationId);
      if (simulation.result !== null) return;
      const defined = await sidesOf(tx, simulation);
      const levels = levelsOf(defined);
      const known = await knows(tx, askedFor(defined).keys);
      const { total, ids } = await evenSample(tx, simulation.subject, known ? 'known' : 'unknown');
      const rulebook = await this.rulebooks.hold(tx);
      const { sides, facts } = await simulatedFacts(tx, rulebook, this.classes, simulation, ids);
      const tally = new SimulationTally(levels);
      const asOf = simulation.asOf.getTime() / 1_000;
      for (const [id, one] of facts) countLead(tally, sides, () => id, one, asOf);
      const result = tally.result(facts.size === total, total);
      await store.answer(simulation, levels.before, result, tally.lists(), null);
    });
  }
}
