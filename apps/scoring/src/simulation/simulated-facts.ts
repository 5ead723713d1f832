import type { Tx } from '@heatline/database';
import type { Facts } from '@heatline/scoring-engine';
import { freshAccountFacts, readAccounts } from '../accounts/account-facts';
import { AccountReader } from '../accounts/account-reader';
import { HandMadeStore } from '../by-hand/hand-made-store';
import { factsAt, factsOf, freshFacts } from '../scores/lead-subject';
import { knows } from '../scores/model-subject';
import { keyOf } from '../scores/score-store';
import type { ClassStore } from '../timelines/class-store';
import { FactsReader } from '../timelines/facts-reader';
import type { Rulebook } from '../timelines/rulebook';
import { TimelineStore } from '../timelines/timeline-store';
import type { SimulationRow } from './simulation-row';
import { askedFor, compileSides, type CompiledSides, type DefinedSides, sidesOf } from './simulation-sides';

/** Some leads or accounts, with both definitions made ready for them. */
export interface SimulatedFacts {
  sides: CompiledSides;
  /** By the root, or the account. Those that are gone are left out. */
  facts: Map<string, Facts>;
}

/** A definition, and the version it is compared with, if there is one. */
export type ToSimulate = Pick<SimulationRow, 'modelId' | 'subject' | 'publishedVersion' | 'definition' | 'settings'>;

/** By stored timelines when these know all that is asked; else what is new is read from the events. Both give the same. */
export async function simulatedFacts(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  simulation: ToSimulate,
  ids: string[],
): Promise<SimulatedFacts> {
  const defined = await sidesOf(tx, simulation);
  const known = await knows(tx, askedFor(defined).keys);
  const found = await (simulation.subject === 'account'
    ? known
      ? storedAccounts(tx, rulebook, classes, defined, ids)
      : freshAccounts(tx, defined, ids)
    : known
      ? storedLeads(tx, rulebook, classes, defined, ids)
      : freshLeads(tx, defined, ids));
  const handMade = await new HandMadeStore(tx).of([simulation.modelId], [...found.facts.keys()]);
  for (const [id, facts] of found.facts)
    found.facts.set(id, { ...facts, ...handMade.get(keyOf(simulation.modelId, id)) });
  return found;
}

async function storedLeads(tx: Tx, { catalog }: Rulebook, classes: ClassStore, defined: DefinedSides, ids: string[]) {
  const clusters = await new FactsReader(tx).clusters(ids);
  const stored = await new TimelineStore(tx).byIds(clusters.map(({ rootId }) => rootId));
  const byId = new Map(stored.map((one) => [one.leadId, one]));
  await classes.refresh(tx, catalog);
  const facts = new Map(
    clusters.map((cluster) => [cluster.rootId, factsOf({ cluster, stored: byId.get(cluster.rootId) })]),
  );
  return { sides: compileSides(defined, catalog), facts };
}

async function freshLeads(tx: Tx, defined: DefinedSides, ids: string[]): Promise<SimulatedFacts> {
  const { criteria, datedKeys } = askedFor(defined);
  const { catalog, facts } = await freshFacts(tx, await new FactsReader(tx).clusters(ids), criteria, datedKeys);
  return { sides: compileSides(defined, catalog), facts };
}

async function storedAccounts(tx: Tx, rulebook: Rulebook, classes: ClassStore, defined: DefinedSides, ids: string[]) {
  const facts = new Map<string, Facts>();
  for await (const part of readAccounts(tx, rulebook, classes, ids))
    for (const { accountId, createdAt, facts: known } of part)
      facts.set(accountId, { ...factsAt(createdAt), ...known });
  return { sides: compileSides(defined, rulebook.catalog), facts };
}

async function freshAccounts(tx: Tx, defined: DefinedSides, ids: string[]): Promise<SimulatedFacts> {
  const { criteria, datedKeys } = askedFor(defined);
  const known = await new AccountReader(tx).known(ids);
  const { catalog, facts } = await freshAccountFacts(
    tx,
    known.map(({ accountId }) => accountId),
    criteria,
    datedKeys,
  );
  const whole = known.map(({ accountId, createdAt }): [string, Facts] => [
    accountId,
    { ...factsAt(createdAt), ...facts.get(accountId) },
  ]);
  return { sides: compileSides(defined, catalog), facts: new Map(whole) };
}
