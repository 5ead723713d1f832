import { Injectable } from '@nestjs/common';
import { type Attribute, type CallContext, type Lead, memberOf } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { aliasesOfRoots, byType } from '../aliases/aliases-of-roots';
import { currentAttributes } from '../attributes/current-attributes';
import { type Cluster, clusterOf } from './lead-cluster';

interface LeadCells {
  name: string | null;
  owner_id: string | null;
  version: number;
  created_at: Date;
  account_id: string | null;
  account_name: string | null;
  account_domain: string | null;
  last_activity_at: Date | null;
  watched: boolean;
}

@Injectable()
export class ReadLead {
  constructor(private readonly database: Database) {}

  run(leadId: string, context: CallContext): Promise<Lead> {
    return this.database.inWorkspace(context.workspaceId, async (tx) =>
      this.read(tx, await clusterOf(tx, leadId), context),
    );
  }

  async read(tx: Tx, cluster: Cluster, context: CallContext): Promise<Lead> {
    const lead = (await this.cells(tx, cluster.rootId, memberOf(context)))!;
    const aliases = (await aliasesOfRoots(tx, [cluster.rootId])).get(cluster.rootId) ?? [];
    const attributes = await currentAttributes(tx, 'lead', cluster.rootId);
    return {
      leadId: cluster.rootId,
      name: lead.name,
      aliases: byType(aliases),
      aliasList: aliases.map(({ type, value, primary, leadId, since }) => ({
        type,
        value,
        primary,
        leadId,
        since: since.toISOString(),
      })),
      attributes: valuesOf(attributes),
      attributeList: attributes,
      account:
        lead.account_id === null
          ? null
          : { accountId: lead.account_id, name: lead.account_name, domain: lead.account_domain },
      ownerId: lead.owner_id,
      createdAt: lead.created_at.toISOString(),
      lastActiveAt: lead.last_activity_at?.toISOString() ?? null,
      watched: lead.watched,
      counts: {
        events: await this.eventCount(tx, cluster.leadIds),
        aliases: aliases.length,
        attributes: attributes.length,
      },
      version: lead.version,
    };
  }

  private async cells(tx: Tx, rootId: string, memberId: string | null): Promise<LeadCells | undefined> {
    const [cells] = await tx.prepared<LeadCells>(
      'read-lead',
      `select l.name, l.owner_id, l.version, l.created_at, l.account_id, a.name as account_name, a.domain as account_domain,
              t.last_activity_at,
              exists (select from watch w where w.workspace_id = $1 and w.member_id = $3 and w.lead_id = $2) as watched
       from lead l
       left join account a on a.workspace_id = $1 and a.account_id = l.account_id
       left join scoring.published_timeline t on t.workspace_id = $1 and t.lead_id = l.lead_id
       where l.workspace_id = $1 and l.lead_id = $2`,
      [tx.workspaceId, rootId, memberId],
    );
    return cells;
  }

  private async eventCount(tx: Tx, leadIds: string[]): Promise<number> {
    const [row] = await tx.prepared<{ n: number }>(
      'count-events',
      'select count(*)::int as n from event where workspace_id = $1 and lead_id = any($2)',
      [tx.workspaceId, leadIds],
    );
    return row!.n;
  }
}

export const valuesOf = (attributes: Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
