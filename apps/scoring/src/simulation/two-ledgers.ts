import type { Tx } from '@heatline/database';
import { type Catalog, type Facts, type Ledger, score } from '@heatline/scoring-engine';
import { HandMadeStore } from '../scores/hand-made-store';
import { factsOf, freshFacts } from '../scores/lead-subject';
import { knows } from '../scores/model-subject';
import { keyOf } from '../scores/score-store';
import { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import type { Rulebook } from '../timelines/rulebook';
import { TimelineStore } from '../timelines/timeline-store';
import type { SimulationRow } from './simulation-row';
import { askedFor, compileSides, sidesOf } from './simulation-sides';

export interface TwoLedgers {
  before: Ledger | null;
  after: Ledger;
}

/** The whole ledgers of some leads under both definitions, as of the simulation's instant; by lead. Leads that are gone are left out. */
export async function twoLedgers(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  simulation: SimulationRow,
  leadIds: string[],
): Promise<Map<string, TwoLedgers>> {
  const defined = await sidesOf(tx, simulation);
  const { criteria, datedKeys, keys } = askedFor(defined);
  const clusters = await new FactsReader(tx).clusters(leadIds);
  const roots = clusters.map(({ rootId }) => rootId);
  const facts = new Map<string, Facts>();
  let catalog: Catalog = rulebook.catalog;
  if (await knows(tx, keys)) {
    const stored = new Map((await new TimelineStore(tx).byIds(roots)).map((one) => [one.leadId, one]));
    await classes.refresh(tx, rulebook.catalog);
    for (const cluster of clusters) facts.set(cluster.rootId, factsOf({ cluster, stored: stored.get(cluster.rootId) }));
  } else {
    const fresh = await freshFacts(tx, clusters, criteria, datedKeys);
    catalog = fresh.catalog;
    for (const [leadId, one] of fresh.facts) facts.set(leadId, one);
  }
  const sides = compileSides(defined, catalog);
  const handMade = await new HandMadeStore(tx).of([simulation.modelId], roots);
  const asOf = simulation.asOf.getTime() / 1_000;
  const ledgers = new Map<string, TwoLedgers>();
  for (const [leadId, one] of facts) {
    const whole = { ...one, ...handMade.get(keyOf(simulation.modelId, leadId)) };
    ledgers.set(leadId, {
      before: sides.before && score(sides.before, whole, asOf),
      after: score(sides.after, whole, asOf),
    });
  }
  return ledgers;
}
