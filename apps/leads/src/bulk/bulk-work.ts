import type { BulkOutcome, CallContext } from '@heatline/contracts';
import type { ClaimedSlice, Database, RunRow, SliceRange, Tx } from '@heatline/database';
import type { SliceHands, SlicePlan, SliceWork } from '@heatline/service';
import { countedLeads } from '../counted-leads';
import type { SelectLeads } from '../lists/select-leads';
import { BulkStore } from './bulk-store';

/** Some seconds of work each, so that a pause is heard soon and a retry repeats little. */
const leadsPerSlice = 5_000;
/** Announcements carry as many. */
const leadsPerBatch = 1_000;

const writtenAtOnce = 20_000;

export interface BulkParts {
  database: Database;
  selecting: SelectLeads;
}

/** What every bulk action does: its first step writes down whom it means, its slices do it and note what became of each. */
export abstract class BulkWork implements SliceWork {
  abstract readonly kind: SliceWork['kind'];
  protected readonly leadsPerSlice: number = leadsPerSlice;
  protected readonly leadsPerBatch: number = leadsPerBatch;

  constructor(protected readonly parts: BulkParts) {}

  /** In the transaction that notes the outcomes; `leadIds` are all different. */
  protected abstract apply(tx: Tx, run: RunRow, leadIds: string[]): Promise<ReadonlyMap<string, BulkOutcome>>;

  /** What has to be done in transactions of its own, and may be done again. */
  protected async before(_run: RunRow, _leadIds: string[]): Promise<void> {}

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const total = await this.freeze(run, tx);
    return {
      ranges: rangesOf(total, this.leadsPerSlice),
      facts: run.params,
      step: `Wrote down the ids of ${countedLeads(total)}`,
    };
  }

  /** Whom the run means stays the same from here on, however often it is planned. How many they are. */
  protected async freeze(run: RunRow, tx: Tx): Promise<number> {
    const store = new BulkStore(tx);
    const selection = await store.selection(run.runId);
    if (!selection) return store.count(run.runId);
    const selected = await this.parts.selecting.run(selection, { context: contextOf(run) });
    let written = 0;
    for (const leadIds of selected.pages(writtenAtOnce)) {
      await store.add(run.runId, written, leadIds);
      written += leadIds.length;
    }
    await store.forgetSelection(run.runId);
    return written;
  }

  async slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const upTo = Number(slice.hi);
    for (let after = Number(slice.cursor ?? slice.lo); after < upTo && !hands.signal.aborted;) {
      const from = after;
      const items = await this.parts.database.inWorkspace(run.workspaceId, (tx) =>
        new BulkStore(tx).next(run.runId, from, upTo, this.leadsPerBatch),
      );
      const leadIds = items.map(({ leadId }) => leadId);
      await this.before(run, leadIds);
      after = await this.parts.database.inWorkspace(run.workspaceId, async (tx) => {
        const store = new BulkStore(tx);
        const outcomes = await this.apply(tx, run, leadIds);
        const noted = items.map(({ itemNo, leadId }) => ({ itemNo, outcome: outcomes.get(leadId) ?? 'not_found' }));
        await store.note(run.runId, noted);
        const last = items.at(-1)?.itemNo ?? upTo;
        await hands.advance(tx, { cursor: String(last), done: items.length, ...countsOf(noted) });
        return last;
      });
    }
  }

  giveUp(run: RunRow, _: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    return new BulkStore(tx).forgetSelection(run.runId);
  }
}

export function rangesOf(total: number, perSlice: number): SliceRange[] {
  const ranges: SliceRange[] = [];
  for (let lo = 0; lo < total; lo += perSlice) {
    const hi = Math.min(total, lo + perSlice);
    ranges.push({ lo: String(lo), hi: String(hi), total: hi - lo });
  }
  return ranges;
}

export function countsOf(noted: readonly { outcome: BulkOutcome }[]) {
  const count = (...wanted: BulkOutcome[]) => noted.filter(({ outcome }) => wanted.includes(outcome)).length;
  return { changed: count('changed'), unchanged: count('unchanged'), failed: count('failed', 'not_found') };
}

/** Whoever started the run is whom its filter means by "me". */
export const contextOf = ({ workspaceId, runId, by }: RunRow): CallContext => ({
  workspaceId,
  requestId: runId,
  actor: { kind: by.kind === 'schedule' ? 'system' : by.kind, id: by.id, role: 'rep' },
});
