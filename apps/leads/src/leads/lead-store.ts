import { Injectable } from '@nestjs/common';
import { AnotherWasFirst, type Tx } from '@heatline/database';
import { aliasesOfRoots } from '../aliases/aliases-of-roots';
import { orderOf, searchTextOf } from '../search-text';
import { type Answered, type Cluster, clusterOf, refuseParted } from './lead-cluster';

/** A lead as a batch changes it; always a root, or new. */
export interface LeadState {
  leadId: string;
  name: string | null;
  nameAt: Date | null;
  accountId: string | null;
}

@Injectable()
export class LeadStore {
  /**
   * Locks the leads that answer for these against other writers until the transaction ends, in one order for all.
   * @returns their states by root
   * @throws AnotherWasFirst when one was merged into another meanwhile, or parted from it
   */
  async lock(tx: Tx, named: readonly Answered[]): Promise<Map<string, LeadState>> {
    if (named.length === 0) return new Map();
    const rows = await tx.prepared<LeadState & { rootId: string }>(
      'lock-leads',
      `select lead_id as "leadId", root_id as "rootId", name, name_at as "nameAt", account_id as "accountId" from lead
       where workspace_id = $1 and lead_id = any($2) order by lead_id for no key update`,
      [tx.workspaceId, [...new Set(named.map(({ rootId }) => rootId))]],
    );
    if (rows.some(({ leadId, rootId }) => leadId !== rootId)) throw new AnotherWasFirst('merge');
    await refuseParted(tx, named);
    return new Map(rows.map(({ rootId: _, ...row }) => [row.leadId, row]));
  }

  /**
   * The cluster of a lead, whichever of its leads is named, and the state of the one that answers, locked.
   * @throws Refusal `lead_not_found`
   */
  async lockCluster(tx: Tx, leadId: string): Promise<{ cluster: Cluster; state: LeadState }> {
    const { rootId } = await clusterOf(tx, leadId);
    const states = await this.lock(tx, [{ leadId, rootId }]);
    // Others may have come to it, or left, while this waited.
    return { cluster: await clusterOf(tx, leadId), state: states.get(rootId)! };
  }

  async add(tx: Tx, leads: LeadState[], now: Date): Promise<void> {
    if (leads.length === 0) return;
    await tx.prepared(
      'add-leads',
      `insert into lead (workspace_id, lead_id, root_id, name, name_at, name_order, account_id, created_at)
       select $1, n.lead_id, n.lead_id, n.name, n.name_at, n.name_order, n.account_id, $7
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[]) as n (lead_id, name, name_at, name_order, account_id)`,
      [tx.workspaceId, ...columnsOf(leads), now],
    );
  }

  async change(tx: Tx, leads: LeadState[]): Promise<void> {
    if (leads.length === 0) return;
    await tx.prepared(
      'change-leads',
      `update lead l set name = n.name, name_at = n.name_at, name_order = n.name_order, account_id = n.account_id, version = l.version + 1
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[]) as n (lead_id, name, name_at, name_order, account_id)
       where l.workspace_id = $1 and l.lead_id = n.lead_id`,
      [tx.workspaceId, ...columnsOf(leads)],
    );
  }

  /** Makes search find these leads by what they are called now. */
  async refreshSearch(tx: Tx, leadIds: string[]): Promise<void> {
    if (leadIds.length === 0) return;
    const rows = await tx.prepared<{ lead_id: string; name: string | null }>(
      'search-names',
      'select lead_id, name from lead where workspace_id = $1 and lead_id = any($2)',
      [tx.workspaceId, leadIds],
    );
    const aliases = await aliasesOfRoots(tx, leadIds);
    await this.writeSearch(
      tx,
      rows.map(({ lead_id, name }) => {
        const emails = (aliases.get(lead_id) ?? []).filter(({ type }) => type === 'email');
        return {
          leadId: lead_id,
          text: searchTextOf(
            name,
            emails.map(({ matching }) => matching),
          ),
        };
      }),
    );
  }

  async writeSearch(tx: Tx, texts: { leadId: string; text: string }[]): Promise<void> {
    if (texts.length === 0) return;
    texts.sort((a, b) => (a.leadId < b.leadId ? -1 : 1));
    await tx.prepared(
      'write-search',
      `insert into lead_search (workspace_id, lead_id, text)
       select $1, n.lead_id, n.text from unnest($2::uuid[], $3::text[]) as n (lead_id, text)
       on conflict (workspace_id, lead_id) do update set text = excluded.text where lead_search.text <> excluded.text`,
      [tx.workspaceId, texts.map(({ leadId }) => leadId), texts.map(({ text }) => text)],
    );
  }
}

const columnsOf = (leads: LeadState[]) => [
  leads.map(({ leadId }) => leadId),
  leads.map(({ name }) => name),
  leads.map(({ nameAt }) => nameAt),
  leads.map(({ name }) => orderOf(name)),
  leads.map(({ accountId }) => accountId),
];
