import { Injectable } from '@nestjs/common';
import type { ChangedBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { addValuesOfMerge, type MergeInto } from '../attributes/attributes-of-merge';
import { LeadChangeLog } from '../leads/lead-change-log';
import { LeadStore } from '../leads/lead-store';
import { OwnerStore } from '../owners/owner-store';
import { MergeStore, type Took } from './merge-store';
import { type LeadValues, planTakeOver } from './take-over';

export interface MergedState {
  leadId: string;
  name: string | null;
  nameAt: Date | null;
  accountId: string | null;
  ownerId: string | null;
}

/** What the undo of a merge took back from the lead that stayed: what another one may give it instead. */
export interface TakenBack {
  name: boolean;
  account: boolean;
  owner: boolean;
  /** Of attributes. */
  keys: string[];
}

/** Gives the lead that stays what it has not and others bring: each value is the first one's that has any. All leads are held. */
@Injectable()
export class TakeOverFrom {
  constructor(
    private readonly leads: LeadStore,
    private readonly log: LeadChangeLog,
  ) {}

  /**
   * @param only otherwise everything
   * @returns what the target took, and is then
   */
  async run(
    tx: Tx,
    { mergeId, targetId, leadIds }: MergeInto & { leadIds: string[] },
    at: Date,
    by: ChangedBy,
    only?: TakenBack,
  ): Promise<Took> {
    const states = await statesOf(tx, [targetId, ...leadIds]);
    const target = states.get(targetId)!;
    const others = leadIds.map((leadId) => states.get(leadId)!);
    const mayTake = (what: 'name' | 'account' | 'owner') => only === undefined || only[what];
    const named = mayTake('name') && target.name === null ? others.find(({ name }) => name !== null) : undefined;
    const took: Took = {
      nameAt: named?.nameAt ?? null,
      accountId: mayTake('account') && target.accountId === null ? firstOf(others, 'accountId') : null,
    };
    const ownerId = mayTake('owner') && target.ownerId === null ? firstOf(others, 'ownerId') : null;
    if (named || took.accountId !== null)
      await this.leads.change(tx, [
        {
          leadId: targetId,
          name: named?.name ?? target.name,
          nameAt: named?.nameAt ?? target.nameAt,
          accountId: took.accountId ?? target.accountId,
        },
      ]);
    if (named)
      await this.log.addNames(tx, [{ leadId: targetId, name: named.name, before: null }], {
        by,
        receivedAt: at,
        mergeId,
      });
    if (ownerId !== null)
      await new OwnerStore(tx).change([{ leadId: targetId, rootId: targetId, ownerId: null }], ownerId, by, mergeId);
    const values = await newestValues(tx, [targetId, ...leadIds]);
    const { takenOver } = planTakeOver(values[0]!, values.slice(1));
    const given = only ? takenOver.filter(({ key }) => only.keys.includes(key)) : takenOver;
    await addValuesOfMerge(tx, { mergeId, targetId }, given, at, by);
    await new MergeStore(tx).noteTaken(mergeId, took);
    return took;
  }
}

function firstOf(leads: MergedState[], key: 'accountId' | 'ownerId'): string | null {
  return leads.find((lead) => lead[key] !== null)?.[key] ?? null;
}

export async function statesOf(tx: Tx, leadIds: string[]): Promise<Map<string, MergedState>> {
  const rows = await tx.query<MergedState>(
    `select lead_id as "leadId", name, name_at as "nameAt", account_id as "accountId", owner_id as "ownerId" from lead
     where workspace_id = $1 and lead_id = any($2)`,
    [tx.workspaceId, leadIds],
  );
  return new Map(rows.map((row) => [row.leadId, row]));
}

/** The newest value of each attribute that leads were ever given, in the order of the leads. */
export async function newestValues(tx: Tx, leadIds: string[]): Promise<LeadValues[]> {
  const rows = await tx.query<{ lead_id: string; key: string; value: unknown; at: Date }>(
    `select distinct on (lead_id, key) lead_id, key, value, at from attribute_change
     where workspace_id = $1 and lead_id = any($2) order by lead_id, key, at desc, change_id desc`,
    [tx.workspaceId, leadIds],
  );
  const of = Map.groupBy(rows, ({ lead_id }) => lead_id);
  return leadIds.map((leadId) => ({
    leadId,
    values: (of.get(leadId) ?? []).map(({ key, value, at }) => ({ key, value, at })),
  }));
}
