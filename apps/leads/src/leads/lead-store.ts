import { Injectable } from '@nestjs/common';
import { AnotherWasFirst, type Tx } from '@heatline/database';
import { aliasesOfRoots } from '../aliases/aliases-of-roots';
import type { AttachedAlias } from '../aliases/identity-store';
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

  /** @param attached the aliases that these leads, and others, were given */
  async add(tx: Tx, leads: LeadState[], attached: readonly AttachedAlias[], now: Date): Promise<void> {
    if (leads.length === 0) return;
    const emails = attached.filter(({ alias }) => alias.type === 'email').reverse();
    const firstEmail = new Map(emails.map(({ leadId, alias }) => [leadId, alias.value]));
    await tx.prepared(
      'add-leads',
      `insert into lead (workspace_id, lead_id, root_id, name, name_at, name_order, account_id, email, created_at)
       select $1, n.lead_id, n.lead_id, n.name, n.name_at, n.name_order, n.account_id, n.email, $8
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[])
         as n (lead_id, name, name_at, name_order, account_id, email)`,
      [tx.workspaceId, ...columnsOf(leads), leads.map(({ leadId }) => firstEmail.get(leadId) ?? null), now],
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

  /** What is kept a second time of names and aliases, for these roots: the text that search looks through, and the address that a lead is shown by. */
  async refreshCopies(tx: Tx, leadIds: string[]): Promise<void> {
    if (leadIds.length === 0) return;
    const rows = await tx.prepared<{ lead_id: string; name: string | null; email: string | null }>(
      'names-and-addresses',
      'select lead_id, name, email from lead where workspace_id = $1 and lead_id = any($2)',
      [tx.workspaceId, leadIds],
    );
    const aliases = await aliasesOfRoots(tx, leadIds);
    const leads = rows.map(({ lead_id: leadId, name, email: before }) => {
      const emails = (aliases.get(leadId) ?? []).filter(({ type }) => type === 'email');
      const text = searchTextOf(
        name,
        emails.map(({ matching }) => matching),
      );
      return { leadId, text, before, email: emails[0]?.value ?? null };
    });
    await this.writeSearch(tx, leads);
    await this.writeEmails(
      tx,
      leads.filter(({ before, email }) => email !== before),
    );
  }

  private async writeSearch(tx: Tx, texts: { leadId: string; text: string }[]): Promise<void> {
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

  private async writeEmails(tx: Tx, leads: { leadId: string; email: string | null }[]): Promise<void> {
    if (leads.length === 0) return;
    await tx.prepared(
      'write-emails',
      `update lead l set email = n.email from unnest($2::uuid[], $3::text[]) as n (lead_id, email)
       where l.workspace_id = $1 and l.lead_id = n.lead_id`,
      [tx.workspaceId, leads.map(({ leadId }) => leadId), leads.map(({ email }) => email)],
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
