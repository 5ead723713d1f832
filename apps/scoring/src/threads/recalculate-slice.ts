import { setTimeout } from 'node:timers/promises';
import { levelChanged, Refusal, scoresChanged } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { recalculateAccounts } from '../recalculation/recalculate-accounts';
import { type BatchOutcome, recalculateBatch } from '../recalculation/recalculate-batch';
import { HandMadeStore } from '../by-hand/hand-made-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import type { BulkHands, BulkJob, BulkParts } from './bulk-job';

/** One transaction: large enough that its commit costs nothing, small enough that a live score waits for no more than a moment. */
const leadsPerBatch = 5_000;
const accountsPerBatch = 200;
/** Temporal tells a slice with its next heartbeat; away for longer, the run ends as refused. */
const wordComesWithinMs = 30_000;

type Job = Extract<BulkJob, { kind: 'recalculate' }>;

/** Scores the leads of a slice under one model, from its cursor to its end. */
export async function recalculateSlice(parts: BulkParts, job: Job, hands: BulkHands): Promise<void> {
  const { slice } = job;
  for (let after = slice.cursor ?? slice.lo; !hands.signal.aborted;) {
    const last = await recalculateNext(parts, job, after, hands).catch((error: unknown) => cancelledBy(error, hands));
    if (last === null || last === slice.hi) return;
    after = last;
    // Lets whatever else this thread does have its turn.
    await new Promise(setImmediate);
  }
}

/** Whoever switched the model off has cancelled the run with it, and word of that is on its way. */
async function cancelledBy(error: unknown, { signal }: BulkHands): Promise<null> {
  if (!(error instanceof Refusal) || error.code !== 'model_not_active') throw error;
  await setTimeout(wordComesWithinMs, undefined, { signal }).catch(() => {});
  if (!signal.aborted) throw error;
  return null;
}

/** @returns the last lead; null when there was nobody left */
function recalculateNext(parts: BulkParts, job: Job, after: string | null, hands: BulkHands): Promise<string | null> {
  const { database, rulebooks, classes } = parts;
  const { workspaceId, runId, modelId, asOf, slice } = job;
  return database.inWorkspace(workspaceId, async (tx) => {
    const rulebook = await rulebooks.hold(tx);
    const model = activeModel(rulebook, modelId);
    const handMade = await new HandMadeStore(tx).ofModel(modelId);
    const limit = model.kind === 'account' ? accountsPerBatch : leadsPerBatch;
    const batch = { after, hi: slice.hi, limit, asOf, runId };
    const recalculate = model.kind === 'account' ? recalculateAccounts : recalculateBatch;
    const outcome = await recalculate(tx, rulebook, model, handMade, classes, batch);
    const { lastLeadId, done, changed } = outcome;
    await announce(parts, tx, job, outcome, { after, to: done < limit ? slice.hi : lastLeadId });
    const cursor = lastLeadId ?? slice.hi ?? after;
    if (cursor !== null) await hands.advance(tx, { cursor, done, changed, unchanged: done - changed });
    return done < limit ? null : lastLeadId;
  });
}

/** Ids would be too many: listeners join the history of the run. */
async function announce(
  { outbox }: BulkParts,
  tx: Tx,
  { modelId, runId, slice, quiet }: Job,
  { changed, crossed }: BatchOutcome,
  range: { after: string | null; to: string | null },
): Promise<void> {
  const { sliceNo } = slice;
  if (changed > 0)
    await outbox.announce(tx, scoresChanged, { modelIds: [modelId], runId, sliceNo, range, ...(quiet && { quiet }) });
  if (crossed > 0 && !quiet) await outbox.announce(tx, levelChanged, { runId, sliceNo, range });
}

export function activeModel(rulebook: Rulebook, modelId: string): ActiveModel {
  const model = [...rulebook.models, ...rulebook.accountModels].find((active) => active.modelId === modelId);
  if (model) return model;
  throw new Refusal('model_not_active', { modelId }, 'The model is off, or was never published');
}
