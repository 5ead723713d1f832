import type { ConversionDefinition } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { type Compiled, compileConversion, compileModel } from '@heatline/scoring-engine';
import { calibrateBatch, type CalibrationBasis, readLeads } from '../calibration/calibrate-batch';
import { CalibrationStore } from '../calibration/calibration-store';
import { HandMadeStore } from '../by-hand/hand-made-store';
import type { ClassCatalog } from '../timelines/class-catalog';
import type { BulkHands, BulkJob, BulkParts } from './bulk-job';

const leadsPerBatch = 5_000;

type Job = Extract<BulkJob, { kind: 'calibrate' }>;

/** Counts what became of the leads of a slice, from its cursor to its end. Writes no score. */
export async function calibrateSlice(parts: BulkParts, job: Job, hands: BulkHands): Promise<void> {
  const { slice } = job;
  for (let after = slice.cursor ?? slice.lo; !hands.signal.aborted;) {
    const last = await calibrateNext(parts, job, after, hands);
    if (last === null || last === slice.hi) return;
    after = last;
    await new Promise(setImmediate);
  }
}

/** @returns the last lead; null when there was nobody left */
function calibrateNext(
  { database, rulebooks, classes }: BulkParts,
  job: Job,
  after: string | null,
  hands: BulkHands,
): Promise<string | null> {
  const { workspaceId, runId, slice } = job;
  return database.inWorkspace(workspaceId, async (tx) => {
    const { catalog } = await rulebooks.hold(tx);
    const leads = await readLeads(tx, { after, hi: slice.hi, limit: leadsPerBatch });
    // After the timelines, so that every class that they name is known.
    await classes.refresh(tx, catalog);
    const tally = await calibrateBatch(tx, await basisOf(tx, job, catalog), leads);
    await new CalibrationStore(tx).addTally(runId, tally);
    const cursor = leads.at(-1)?.leadId ?? slice.hi ?? after;
    if (cursor !== null) await hands.advance(tx, { cursor, done: leads.length, changed: 0, unchanged: leads.length });
    return leads.length < leadsPerBatch ? null : cursor;
  });
}

/** By the version and the definition that the run was planned with, whatever was published since. */
async function basisOf(tx: Tx, job: Job, catalog: ClassCatalog): Promise<CalibrationBasis> {
  const { modelId, publishedVersion, asOf, share } = job;
  const { definition, zone } = JSON.parse(job.conversion) as { definition: ConversionDefinition; zone: string };
  const version = publishedVersion === null ? null : await new CalibrationStore(tx).version(modelId, publishedVersion);
  return {
    modelId,
    model: version && interned(compileModel(version, catalog)),
    conversion: interned(compileConversion(definition, zone, catalog)),
    handMade: await new HandMadeStore(tx).ofModel(modelId),
    asOf,
    share,
  };
}

function interned<Value>(compiled: Compiled<Value>): Value {
  if (!compiled.ok) throw new Error('A criterion of the run is not interned');
  return compiled.value;
}
