import type { SubjectKind } from '../announcer';
import { HandMadeStore } from '../by-hand/hand-made-store';
import { simulateAccounts } from '../simulation/simulate-accounts';
import { simulateRange } from '../simulation/simulate-range';
import { type CompiledSides, compileSides, type DefinedSides, levelsOf, sidesOf } from '../simulation/simulation-sides';
import { SimulationStore } from '../simulation/simulation-store';
import type { ClassCatalog } from '../timelines/class-catalog';
import type { BulkHands, BulkJob, BulkParts } from './bulk-job';

type Job = Extract<BulkJob, { kind: 'simulate' }>;

/** What the slices of one simulation share, compiled once a thread. */
let last:
  | { simulationId: string; subject: SubjectKind; catalog: ClassCatalog; defined: DefinedSides; sides: CompiledSides }
  | undefined;

/** Counts the leads of a slice under both definitions: one transaction, since nothing but the counts is written. */
export async function simulateSlice(parts: BulkParts, job: Job, hands: BulkHands): Promise<void> {
  const { workspaceId, simulationId, modelId, asOf, slice } = job;
  // Counted already, by an attempt that could not say so.
  if (hands.signal.aborted || (slice.hi !== null && slice.cursor === slice.hi)) return;
  await parts.database.inWorkspace(workspaceId, async (tx) => {
    const rulebook = await parts.rulebooks.hold(tx);
    const store = new SimulationStore(tx);
    if (last?.simulationId !== simulationId || last.catalog !== rulebook.catalog) {
      const simulation = await store.byId(simulationId);
      const { subject } = simulation;
      const defined = await sidesOf(tx, simulation);
      const { catalog } = rulebook;
      last = { simulationId, subject, catalog, defined, sides: compileSides(defined, catalog) };
    }
    const { subject, defined, sides } = last;
    const levels = levelsOf(defined);
    const handMade = await new HandMadeStore(tx).ofModel(modelId);
    const begun = performance.now();
    const range = { modelId, levels, sides, handMade, asOf, after: slice.lo, hi: slice.hi };
    const tally = await (subject === 'account' ? simulateAccounts : simulateRange)(tx, rulebook, parts.classes, range);
    const part = tally.toPart(performance.now() - begun);
    await store.savePart(simulationId, slice.sliceNo, part);
    const changed = part.rises + part.falls;
    await hands.advance(tx, { cursor: slice.hi!, done: part.leads, changed, unchanged: part.leads - changed });
  });
}
