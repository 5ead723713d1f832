import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../announcer';
import { knows } from '../scores/model-subject';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { countLead } from './count-lead';
import { simulatedFacts } from './simulated-facts';
import type { SimulationRow } from './simulation-row';
import { askedFor, levelsOf, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';
import { SimulationTally } from './simulation-tally';

/**
 * Enough to tell a tenth from a fifth; all fit into a second. Classifying raw events costs more a lead than reading timelines, and an
 * account has some dozens of leads.
 */
const sampleSizes = { lead: { known: 4_000, unknown: 1_500 }, account: { known: 400, unknown: 150 } };

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
      const { total, ids } = await spread(tx, simulation.subject, known ? 'known' : 'unknown');
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

/** Every n-th in the order of ids, which is that of their creation: old and new ones as they are among all. */
async function spread(tx: Tx, subject: SubjectKind, facts: 'known' | 'unknown') {
  const { id, from } = subject === 'account' ? allAccounts : allLeads;
  const counted = await tx.one<{ count: string }>(`SELECT count(*) AS count FROM ${from} WHERE workspace_id = $1`, [
    tx.workspaceId,
  ]);
  const total = Number(counted!.count);
  const step = Math.max(1, Math.ceil(total / sampleSizes[subject][facts]));
  // Hops along the key: numbering all of them takes twice as long, beside the run that has begun.
  const next = (after: string) =>
    `(SELECT ${id} FROM ${from} WHERE workspace_id = $1 ${after} ORDER BY ${id} OFFSET $2 LIMIT 1)`;
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE hop (id) AS (
       ${next('')} UNION ALL SELECT ${next(`AND ${id} > hop.id`)} FROM hop WHERE hop.id IS NOT NULL
     ) SELECT id FROM hop WHERE id IS NOT NULL`,
    [tx.workspaceId, step - 1],
  );
  return { total, ids: rows.map((row) => row.id) };
}

const allLeads = { id: 'lead_id', from: 'timeline' };
const allAccounts = { id: 'account_id', from: 'leads.published_account' };
