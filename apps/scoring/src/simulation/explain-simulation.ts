import { Refusal, type SimulationExplanation, type SimulationSide } from '@heatline/contracts';
import { Database } from '@heatline/database';
import type { Ledger } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { inPoints } from '../scores/explain/explain-score';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { ledgerDifferences } from './ledger-differences';
import { namesOf } from './simulated-leads';
import { SimulationStore } from './simulation-store';
import { twoLedgers } from './two-ledgers';

/** Both ledgers of one lead or account, and where they differ. */
@Injectable()
export class ExplainSimulation {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, simulationId: string, leadId: string): Promise<SimulationExplanation> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const simulation = await new SimulationStore(tx).byId(simulationId);
      const rulebook = await this.rulebooks.hold(tx);
      const [found] = await twoLedgers(tx, rulebook, this.classes, simulation, [leadId]);
      if (!found && simulation.subject === 'account')
        throw new Refusal('account_not_found', { accountId: leadId }, 'There is no such account');
      if (!found) throw new Refusal('lead_not_found', { leadId }, 'There is no such lead');
      const [rootId, { before, after }] = found;
      return {
        leadId: rootId,
        name: (await namesOf(tx, simulation.subject, [rootId])).get(rootId) ?? null,
        asOf: simulation.asOf.toISOString(),
        before: before && sideOf(before, simulation.publishedVersion),
        after: sideOf(after, null),
        differences: ledgerDifferences(before, after),
      };
    });
  }
}

function sideOf(ledger: Ledger, publishedVersion: number | null): SimulationSide {
  const { score, exact, level, lines } = inPoints(ledger);
  return { publishedVersion, score, exact, level, lines };
}
