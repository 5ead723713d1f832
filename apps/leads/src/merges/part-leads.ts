import { Injectable } from '@nestjs/common';
import type { RunRow, Tx } from '@heatline/database';
import { takeBackValuesOfMerge } from '../attributes/attributes-of-merge';
import type { Move } from '../accounts/account-members';
import { startedBy } from '../bulk/started-by';
import { LeadChangeLog } from '../leads/lead-change-log';
import { LeadStore } from '../leads/lead-store';
import { OwnerStore } from '../owners/owner-store';
import { rePoint } from './merged-rows';
import { type MergedLeadRow, type MergeRow, MergeStore } from './merge-store';
import { statesOf, type TakenBack, TakeOverFrom } from './take-over-from';
import type { Moved } from './tell-moved';

/** Takes a merge back inside the caller's transaction, which holds all of its leads: each is what it was, and has what was sent for it since. */
@Injectable()
export class PartLeads {
  constructor(
    private readonly leads: LeadStore,
    private readonly log: LeadChangeLog,
    private readonly takingOver: TakeOverFrom,
  ) {}

  async run(tx: Tx, run: RunRow, merge: MergeRow): Promise<Moved> {
    const store = new MergeStore(tx);
    const { merge_id: mergeId, lead_id: targetId } = merge;
    const parted = (await store.leadsOf([mergeId])).get(mergeId)!;
    const leadIds = parted.map(({ lead_id }) => lead_id);
    const at = await tx.now();
    const by = startedBy(run);
    const accountBefore = (await statesOf(tx, [targetId])).get(targetId)!.accountId;

    const answering = parted.flatMap(({ lead_id: rootId, lead_ids }) => lead_ids.map((leadId) => ({ leadId, rootId })));
    await rePoint(tx, answering);
    await giveBackWhatWasSentSince(tx, targetId, parted);
    const keys = await takeBackValuesOfMerge(tx, { mergeId, targetId });
    const tookBack = { keys, ...(await this.takeBackOwn(tx, run, merge)) };
    await store.undone(mergeId, run.runId, at, by);
    // Another merge that still holds gives what this one had given. What somebody took away since stays away.
    for (const other of await store.into(targetId)) {
      const others = (await store.leadsOf([other.merge_id])).get(other.merge_id)!.map(({ lead_id }) => lead_id);
      await this.takingOver.run(tx, { mergeId: other.merge_id, targetId, leadIds: others }, at, by, tookBack);
    }
    await onePrimaryEach(tx, [targetId, ...leadIds]);
    await this.leads.refreshCopies(tx, [targetId, ...leadIds]);

    const after = await statesOf(tx, [targetId, ...leadIds]);
    const back = leadIds.map((leadId): Move => ({ from: null, to: after.get(leadId)!.accountId }));
    return {
      mergeId,
      targetId,
      leadIds,
      moves: [...back, { from: accountBefore, to: after.get(targetId)!.accountId }],
    };
  }

  /** Name, account and owner that the target got by the merge, where they are still those. */
  private async takeBackOwn(tx: Tx, run: RunRow, merge: MergeRow): Promise<Omit<TakenBack, 'keys'>> {
    const { lead_id: targetId, merge_id: mergeId } = merge;
    const target = (await statesOf(tx, [targetId])).get(targetId)!;
    const sameName = merge.took_name_at !== null && target.nameAt?.getTime() === merge.took_name_at.getTime();
    const sameAccount = merge.took_account_id !== null && target.accountId === merge.took_account_id;
    if (sameName || sameAccount)
      await this.leads.change(tx, [
        {
          leadId: targetId,
          name: sameName ? null : target.name,
          nameAt: sameName ? null : target.nameAt,
          accountId: sameAccount ? null : target.accountId,
        },
      ]);
    await this.log.takeBackName(tx, targetId, mergeId);
    const owners = new OwnerStore(tx);
    const sameOwner = (await owners.ownersBefore(mergeId, [targetId])).has(targetId);
    if (sameOwner)
      await owners.change(
        [{ leadId: targetId, rootId: targetId, ownerId: target.ownerId }],
        null,
        startedBy(run),
        run.runId,
      );
    return { name: sameName, account: sameAccount, owner: sameOwner };
  }
}

/** Values and changes that named one of the parted leads while another one answered for it. */
async function giveBackWhatWasSentSince(tx: Tx, targetId: string, parted: MergedLeadRow[]): Promise<void> {
  const members = parted.flatMap(({ lead_id, lead_ids }) => lead_ids.map((leadId) => ({ leadId, rootId: lead_id })));
  for (const [table, own] of [
    ['attribute_change', 'and t.merge_id is null'],
    ['lead_change', ''],
  ])
    await tx.execute(
      `update ${table} t set lead_id = n.root_id from unnest($3::uuid[], $4::uuid[]) as n (lead_id, root_id)
       where t.workspace_id = $1 and t.lead_id = $2 and t.original_lead_id = n.lead_id ${own}`,
      [tx.workspaceId, targetId, members.map(({ leadId }) => leadId), members.map(({ rootId }) => rootId)],
    );
}

/** Whoever made an alias primary while they answered as one had to make others secondary. */
async function onePrimaryEach(tx: Tx, leadIds: string[]): Promise<void> {
  await tx.execute(
    `update alias a set is_primary = true from (
       select distinct on (lead_id, type) lead_id, type, matching from alias
       where workspace_id = $1 and lead_id = any($2) order by lead_id, type, is_primary desc, created_at, matching) first
     where a.workspace_id = $1 and a.lead_id = first.lead_id and a.type = first.type and a.matching = first.matching and not a.is_primary`,
    [tx.workspaceId, leadIds],
  );
}
