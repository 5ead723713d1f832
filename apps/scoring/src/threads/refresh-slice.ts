import { refreshBatch } from '../timelines/refresh-batch';
import type { BulkHands, BulkJob, BulkParts } from './bulk-job';

/** Their timelines are held meanwhile, so that nothing is recorded between reading and writing: a live score waits this long. */
const leadsPerBatch = 2_000;

type Job = Extract<BulkJob, { kind: 'refresh' }>;

/** Packs the timelines of a slice anew, from its cursor to its end. */
export async function refreshSlice(parts: BulkParts, job: Job, hands: BulkHands): Promise<void> {
  const { slice } = job;
  for (let after = slice.cursor ?? slice.lo; !hands.signal.aborted;) {
    const last = await refreshNext(parts, job, after, hands);
    if (last === null || last === slice.hi) return;
    after = last;
    await new Promise(setImmediate);
  }
}

/** @returns the last lead; null when there was nobody left */
function refreshNext(
  { database, rulebooks, classes }: BulkParts,
  { workspaceId, slice }: Job,
  after: string | null,
  hands: BulkHands,
) {
  return database.inWorkspace(workspaceId, async (tx): Promise<string | null> => {
    const rulebook = await rulebooks.hold(tx);
    const batch = await refreshBatch(tx, rulebook, classes, { after, hi: slice.hi, limit: leadsPerBatch });
    const { lastLeadId, done, changed } = batch;
    const cursor = lastLeadId ?? slice.hi ?? after;
    if (cursor !== null) await hands.advance(tx, { cursor, done, changed, unchanged: done - changed });
    return done < leadsPerBatch ? null : lastLeadId;
  });
}
