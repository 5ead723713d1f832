import { type ClaimedSlice, Database, type RunRow, type Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { type SliceHands, type SlicePlan, type SliceWork, WorkRefused } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { AccountMembers, memberChanges } from '../accounts/account-members';
import { holdClusters } from './hold-clusters';
import { followNamed } from './merge-leads.work';
import { type MergeRow, MergeStore } from './merge-store';
import { PartLeads } from './part-leads';
import { TellMoved } from './tell-moved';

/** Takes one merge back. */
@Injectable()
export class UnmergeLeadsWork implements SliceWork {
  readonly kind = 'unmergeLeads';

  constructor(
    private readonly database: Database,
    private readonly parting: PartLeads,
    private readonly telling: TellMoved,
    private readonly members: AccountMembers,
    private readonly bus: Bus,
  ) {}

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const total = (await new MergeStore(tx).leadsOf([mergeOf(run)])).get(mergeOf(run))!.length;
    return { ranges: total === 0 ? [] : [{ lo: '0', hi: String(total), total }], facts: run.params };
  }

  async slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    await this.database.inWorkspace(run.workspaceId, async (tx) => {
      const merge = await this.hold(tx, mergeOf(run));
      const total = Number(slice.hi);
      if (merge.state === 'merged') {
        const moved = await this.parting.run(tx, run, merge);
        await this.telling.run(tx, run, moved, 'unmerge');
        await this.members.change(tx, memberChanges(moved.moves));
      }
      await hands.advance(tx, { cursor: String(total), done: total, changed: total });
    });
  }

  sweep(run: RunRow): Promise<void> {
    return followNamed(this.database, this.bus, run, 'unmerge');
  }

  /** With all of its leads. */
  private async hold(tx: Tx, mergeId: string): Promise<MergeRow> {
    const store = new MergeStore(tx);
    const asked = await store.byId(mergeId);
    if (asked) await holdClusters(tx, [asked.lead_id]);
    const merge = await store.byId(mergeId);
    if (!merge)
      throw new WorkRefused(
        'merge_not_found',
        'The merge is gone',
        'Its lead was erased: there is nothing left to do.',
      );
    if (await store.mergeOut(merge.lead_id))
      throw new WorkRefused(
        'merge_not_last',
        'The lead was merged into another one since',
        'Undo that merge first, then start this undo again.',
      );
    return merge;
  }
}

const mergeOf = ({ params }: RunRow): string => String(params['mergeId']);
