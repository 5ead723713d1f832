import { followMerges } from '@heatline/contracts';
import { type ClaimedSlice, Database, type RunRow, type Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import type { RunTotals, SliceHands, SlicePlan, SliceWork } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { AccountMembers, memberChanges, type Move } from '../accounts/account-members';
import { contextOf } from '../bulk/bulk-work';
import { countedLeads } from '../counted-leads';
import { AbsorbLeads } from './absorb-leads';
import { holdClusters } from './hold-clusters';
import { MergeStore } from './merge-store';
import { TellMoved } from './tell-moved';

/** Some seconds of work. */
const mergesPerSlice = 100;
/** Held together: whoever is merged may have a hundred thousand events. */
const mergesAtOnce = 10;
/** As many as one call takes. */
const leadsAtOnce = 500;

/** Merges leads, one merge after the other. */
@Injectable()
export class MergeLeadsWork implements SliceWork {
  readonly kind = 'mergeLeads';

  constructor(
    private readonly database: Database,
    private readonly absorbing: AbsorbLeads,
    private readonly telling: TellMoved,
    private readonly members: AccountMembers,
    private readonly bus: Bus,
  ) {}

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const sizes = await new MergeStore(tx).sizes(run.runId);
    const ranges = [];
    for (let lo = 0; lo < sizes.length; lo += mergesPerSlice) {
      const part = sizes.slice(lo, lo + mergesPerSlice);
      ranges.push({ lo: String(lo), hi: String(lo + part.length), total: leadsIn(part) });
    }
    const merges = sizes.length === 1 ? '1 merge' : `${sizes.length} merges`;
    return { ranges, step: `${merges} of ${countedLeads(leadsIn(sizes))}` };
  }

  async slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const upTo = Number(slice.hi);
    for (let after = Number(slice.cursor ?? slice.lo); after < upTo && !hands.signal.aborted;) {
      const from = after;
      after = await this.database.inWorkspace(run.workspaceId, (tx) => this.some(tx, run, from, upTo, hands));
    }
  }

  /** Scores have followed when the run says that it is done; should it not come to that, they follow by what was announced. */
  sweep(run: RunRow): Promise<void> {
    return followNamed(this.database, this.bus, run, 'merge');
  }

  /** Of slices that were skipped merges would be waited for for ever. */
  async complete(run: RunRow, _: RunTotals, tx: Tx): Promise<void> {
    await new MergeStore(tx).giveUp(run.runId);
  }

  async giveUp(run: RunRow, _: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    await new MergeStore(tx).giveUp(run.runId);
  }

  private async some(tx: Tx, run: RunRow, after: number, upTo: number, hands: SliceHands): Promise<number> {
    const store = new MergeStore(tx);
    const merges = await store.next(run.runId, after, upTo, mergesAtOnce);
    const leads = await store.leadsOf(merges.map(({ merge_id }) => merge_id));
    const sizeOf = (mergeId: string) => leads.get(mergeId)!.length;
    await holdClusters(tx, [
      ...merges.map(({ lead_id }) => lead_id),
      ...[...leads.values()].flat().map(({ lead_id }) => lead_id),
    ]);
    const step = { done: 0, changed: 0, failed: 0 };
    const moves: Move[] = [];
    for (const merge of merges) {
      const moved = await this.absorbing.run(tx, run, merge);
      if (moved) await this.telling.run(tx, run, moved, 'merge');
      moves.push(...(moved?.moves ?? []));
      step.done += sizeOf(merge.merge_id);
      step[moved ? 'changed' : 'failed'] += sizeOf(merge.merge_id);
    }
    // Once for all of them: others who change these accounts wait from here on.
    await this.members.change(tx, memberChanges(moves));
    const last = merges.at(-1)?.item_no ?? upTo;
    await hands.advance(tx, { cursor: String(last), ...step });
    return last;
  }
}

const leadsIn = (sizes: { leads: number }[]) => sizes.reduce((sum, { leads }) => sum + leads, 0);

/** Waits until scores have followed everybody whom a run's merges name. */
export async function followNamed(
  database: Database,
  bus: Bus,
  run: RunRow,
  cause: 'merge' | 'unmerge',
): Promise<void> {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const leadIds: string[] = await database.inWorkspace(run.workspaceId, (tx) =>
      new MergeStore(tx).namedBy(run.runId, from, leadsAtOnce),
    );
    if (leadIds.length === 0) return;
    await bus.ask(followMerges, { leadIds, cause }, contextOf(run));
    after = leadIds.at(-1)!;
  }
}
