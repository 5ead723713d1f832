import { Injectable } from '@nestjs/common';
import type { RunRow, Tx } from '@heatline/database';
import type { Move } from '../accounts/account-members';
import { startedBy } from '../bulk/started-by';
import { LeadStore } from '../leads/lead-store';
import { broughtBy } from './brought-by';
import { rePoint } from './merged-rows';
import { type MergeRow, MergeStore } from './merge-store';
import { statesOf, TakeOverFrom } from './take-over-from';
import type { Moved } from './tell-moved';
import { mergeFault, whoAnswers } from './who-answers';

/** Makes leads part of another one, inside the caller's transaction, which holds all of them. */
@Injectable()
export class AbsorbLeads {
  constructor(
    private readonly leads: LeadStore,
    private readonly takingOver: TakeOverFrom,
  ) {}

  /** Undefined: it could not be done, and the merge says why; or it was done before. */
  async run(tx: Tx, run: RunRow, merge: MergeRow): Promise<Moved | undefined> {
    if (merge.state !== 'waiting') return undefined;
    const store = new MergeStore(tx);
    const { merge_id: mergeId, lead_id: targetId } = merge;
    const leadIds = (await store.leadsOf([mergeId])).get(mergeId)!.map(({ lead_id }) => lead_id);
    const fault = mergeFault([targetId, ...leadIds], await whoAnswers(tx, [targetId, ...leadIds]));
    if (fault || leadIds.length === 0) {
      await store.refuse(mergeId, fault?.code ?? 'lead_not_found', fault?.leadId ?? targetId);
      return undefined;
    }
    const at = await tx.now();
    const by = startedBy(run);
    const brought = await broughtBy(tx, [targetId, ...leadIds]);
    const before = await statesOf(tx, [targetId, ...leadIds]);
    await store.done(merge, brought, leadIds, at);
    const took = await this.takingOver.run(tx, { mergeId, targetId, leadIds }, at, by);
    await rePoint(
      tx,
      leadIds.flatMap((rootId) => brought.get(rootId)!.leadIds.map((leadId) => ({ leadId, rootId: targetId }))),
    );
    await this.leads.refreshCopies(tx, [targetId]);
    const own = before.get(targetId)!.accountId;
    const left = leadIds.map((leadId): Move => ({ from: before.get(leadId)!.accountId, to: null }));
    return { mergeId, targetId, leadIds, moves: [...left, { from: own, to: took.accountId ?? own }] };
  }
}
