import type { Tx } from '@heatline/database';
import { type Ledger, score } from '@heatline/scoring-engine';
import type { ClassStore } from '../timelines/class-store';
import type { Rulebook } from '../timelines/rulebook';
import { simulatedFacts } from './simulated-facts';
import type { SimulationRow } from './simulation-row';

export interface TwoLedgers {
  before: Ledger | null;
  after: Ledger;
}

/** The whole ledgers of some leads or accounts under both definitions, as of the simulation's instant; those that are gone are left out. */
export async function twoLedgers(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  simulation: SimulationRow,
  ids: string[],
): Promise<Map<string, TwoLedgers>> {
  const { sides, facts } = await simulatedFacts(tx, rulebook, classes, simulation, ids);
  const asOf = simulation.asOf.getTime() / 1_000;
  const ledgers = [...facts].map(([id, one]): [string, TwoLedgers] => [
    id,
    { before: sides.before && score(sides.before, one, asOf), after: score(sides.after, one, asOf) },
  ]);
  return new Map(ledgers);
}
