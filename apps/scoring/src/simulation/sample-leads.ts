import { Database, type Tx } from '@heatline/database';
import type { Facts } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { HandMadeStore } from '../scores/hand-made-store';
import { freshFacts } from '../scores/lead-subject';
import { knows } from '../scores/model-subject';
import { keyOf } from '../scores/score-store';
import { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import { RulebookStore } from '../timelines/rulebook-store';
import { TimelineStore } from '../timelines/timeline-store';
import { countLead } from './count-lead';
import type { SimulationRow } from './simulation-row';
import { askedFor, compileSides, type DefinedSides, levelsOf, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';
import { SimulationTally } from './simulation-tally';

/** Enough to tell a tenth from a fifth; both fit into a second. Classifying raw events costs more a lead than reading timelines. */
const knownSample = 4_000;
const unknownSample = 1_500;

/** The first answer: some thousand leads, spread evenly over all. What timelines do not know yet is read from their events. */
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
      const { total, leadIds } = await spread(tx, known ? knownSample : unknownSample);
      const { sides, facts } = await (known ? this.byTimelines(tx, defined, leadIds) : byEvents(tx, defined, leadIds));
      const tally = new SimulationTally(levels);
      const handMade = await new HandMadeStore(tx).of([simulation.modelId], leadIds);
      const asOf = simulation.asOf.getTime() / 1_000;
      for (const [leadId, one] of facts) {
        const added = handMade.get(keyOf(simulation.modelId, leadId));
        const id = Buffer.from(leadId.replaceAll('-', ''), 'hex');
        countLead(tally, sides, id, { ...one, ...added }, asOf);
      }
      const result = tally.result(facts.size === total, total);
      await store.answer(simulation, levels.before, result, tally.lists(), null);
    });
  }

  private async byTimelines(tx: Tx, defined: DefinedSides, leadIds: string[]) {
    const { catalog } = await this.rulebooks.hold(tx);
    const stored = await new TimelineStore(tx).byIds(leadIds);
    await this.classes.refresh(tx, catalog);
    const facts = new Map(
      stored.map(({ leadId, timeline, dated, createdAt }): [string, Facts] => [
        leadId,
        { timeline, dated, adjustments: [], resets: [], createdAt: Math.floor(createdAt.getTime() / 1_000) },
      ]),
    );
    return { sides: compileSides(defined, catalog), facts };
  }
}

async function byEvents(tx: Tx, defined: DefinedSides, leadIds: string[]) {
  const { criteria, datedKeys } = askedFor(defined);
  const clusters = await new FactsReader(tx).clusters(leadIds);
  const { catalog, facts } = await freshFacts(tx, clusters, criteria, datedKeys);
  return { sides: compileSides(defined, catalog), facts };
}

/** Every n-th lead in the order of ids, which is that of their creation: old and new ones as they are among all. */
async function spread(tx: Tx, size: number): Promise<{ total: number; leadIds: string[] }> {
  const counted = await tx.one<{ count: string }>('SELECT count(*) AS count FROM timeline WHERE workspace_id = $1', [
    tx.workspaceId,
  ]);
  const total = Number(counted!.count);
  const rows = await tx.query<{ lead_id: string }>(
    `SELECT lead_id FROM (
       SELECT lead_id, row_number() OVER (ORDER BY lead_id) AS n FROM timeline WHERE workspace_id = $1
     ) AS numbered WHERE n % $2 = 0`,
    [tx.workspaceId, Math.max(1, Math.ceil(total / size))],
  );
  return { total, leadIds: rows.map(({ lead_id }) => lead_id) };
}
