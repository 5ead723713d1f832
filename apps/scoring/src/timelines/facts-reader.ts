import type { Tx } from '@heatline/database';
import type { EventTypesSeen } from '@heatline/scoring-engine';
import { LeadMoved } from './lead-moved';
import type { AttributeChangeFact } from './profile-history';

/** A root lead with all leads that it answers for. */
export interface Cluster {
  rootId: string;
  leadIds: string[];
  ownerId: string | null;
  accountId: string | null;
  createdAt: Date;
}

/** An event as the leads service publishes it; `time` in whole seconds since 1970. */
export interface EventFactRow {
  root_id: string;
  event_id: string;
  time: number;
  type: string;
  campaign: string | null;
  properties: Record<string, unknown> | null;
  by_member: string | null;
}

interface ClusterRow {
  lead_id: string;
  root_id: string;
  owner_id: string | null;
  account_id: string | null;
  created_at: Date;
}

/** Reads the facts of some leads from what the leads service publishes, as they stand now. */
export class FactsReader {
  constructor(private readonly tx: Tx) {}

  /** Who answers for these leads, in the order of their ids. Unknown leads are left out. */
  async clusters(leadIds: string[]): Promise<Cluster[]> {
    const rows = await this.tx.prepared<ClusterRow>(
      'clusters',
      `WITH root AS MATERIALIZED (
         SELECT DISTINCT root_id FROM leads.published_lead WHERE workspace_id = $1 AND lead_id = ANY ($2)
       )
       SELECT lead_id, root_id, owner_id, account_id, created_at FROM leads.published_lead
        WHERE workspace_id = $1 AND lead_id IN (SELECT root_id FROM root)
       UNION ALL
       SELECT lead_id, root_id, owner_id, account_id, created_at FROM leads.published_lead
        WHERE workspace_id = $1 AND root_id <> lead_id AND root_id IN (SELECT root_id FROM root)`,
      [this.tx.workspaceId, leadIds],
    );
    const clusters = new Map<string, Cluster>();
    for (const row of rows) {
      if (row.lead_id !== row.root_id) continue;
      const { root_id: rootId, owner_id: ownerId, account_id: accountId, created_at: createdAt } = row;
      clusters.set(rootId, { rootId, leadIds: [rootId], ownerId, accountId, createdAt });
    }
    for (const { lead_id, root_id } of rows) if (lead_id !== root_id) clusters.get(root_id)?.leadIds.push(lead_id);
    return [...clusters.values()].sort((a, b) => (a.rootId < b.rootId ? -1 : 1));
  }

  /**
   * The same for leads whose timelines are held: who came to them, or left, since they were read.
   * @throws LeadMoved when one of them does not answer for itself any more
   */
  async heldClusters(rootIds: string[]): Promise<Cluster[]> {
    const clusters = await this.clusters(rootIds);
    const found = new Set(clusters.map(({ rootId }) => rootId));
    if (rootIds.some((id) => !found.has(id))) throw new LeadMoved();
    return clusters;
  }

  /** Leads that belong to these accounts. */
  async membersOf(accountIds: string[]): Promise<string[]> {
    const rows = await this.tx.query<{ lead_id: string }>(
      'SELECT lead_id FROM leads.published_lead WHERE workspace_id = $1 AND account_id = ANY ($2)',
      [this.tx.workspaceId, accountIds],
    );
    return rows.map(({ lead_id }) => lead_id);
  }

  /** All events from a second on, of each cluster its own second. */
  async eventsFrom(clusters: { cluster: Cluster; from: number }[]): Promise<EventFactRow[]> {
    // By themselves, so that one lead that is read from its first event on does not make everybody's months be looked through.
    const whole = await this.eventsOf(clusters.filter(({ from }) => from === 0));
    return [...whole, ...(await this.eventsOf(clusters.filter(({ from }) => from !== 0)))];
  }

  /** How many of these leads' newest events before a second are of each type, at most `most` of them looked at: the busiest have a hundred thousand. */
  async typesBefore(leadIds: string[], second: number, most: number): Promise<EventTypesSeen> {
    const rows = await this.tx.prepared<{ type: string; count: number; more: boolean }>(
      'types-before',
      // One more than is counted says that there are more.
      `SELECT type, count(*) FILTER (WHERE place <= $4)::int AS count, bool_or(place > $4) AS more FROM (
         SELECT e.type, row_number() OVER (ORDER BY e.occurred_at DESC, e.event_id DESC) AS place
           FROM unnest($2::uuid[]) AS w (lead_id), LATERAL (
             SELECT type, occurred_at, event_id FROM leads.published_event
              WHERE workspace_id = $1 AND lead_id = w.lead_id AND occurred_at < to_timestamp($3)
              ORDER BY occurred_at DESC, event_id DESC LIMIT $4::int + 1
           ) e ORDER BY place LIMIT $4::int + 1
       ) newest GROUP BY type`,
      [this.tx.workspaceId, leadIds, second, most],
    );
    const counts = new Map(rows.filter(({ count }) => count > 0).map(({ type, count }) => [type, count]));
    return { counts, newest: rows.some(({ more }) => more) ? most : null };
  }

  /** What these clusters' attributes, and those of their accounts, were given over time, for the keys that matter. */
  async attributeChanges(
    clusters: Cluster[],
    keys: { own: string[]; account: string[] },
  ): Promise<Map<string, AttributeChangeFact[]>> {
    const changes = new Map<string, AttributeChangeFact[]>(clusters.map(({ rootId }) => [rootId, []]));
    const own = keys.own.length === 0 ? [] : await this.changesOf('lead', clusters, keys.own);
    const account = keys.account.length === 0 ? [] : await this.changesOf('account', clusters, keys.account);
    for (const { root_id, ...change } of [...own, ...account]) changes.get(root_id)!.push(change);
    // Stable, so that changes of one second stay in the order of their exact times.
    if (account.length > 0) for (const list of changes.values()) list.sort((a, b) => a.at - b.at);
    return changes;
  }

  /** The same for one cluster and every key. */
  async allAttributeChanges(cluster: Cluster): Promise<AttributeChangeFact[]> {
    const own = await this.changesOf('lead', [cluster], null);
    const account = await this.changesOf('account', [cluster], null);
    return [...own, ...account].sort((a, b) => a.at - b.at);
  }

  /** The same for many clusters, by root; changes of one second stay in the order of their exact times. */
  async everyAttributeChange(clusters: Cluster[]): Promise<Map<string, AttributeChangeFact[]>> {
    const changes = new Map<string, AttributeChangeFact[]>(clusters.map(({ rootId }) => [rootId, []]));
    const own = await this.changesOf('lead', clusters, null);
    const account = await this.changesOf('account', clusters, null);
    for (const { root_id, ...change } of [...own, ...account]) changes.get(root_id)!.push(change);
    return changes;
  }

  /** A root has its own attributes only: what it takes over from those that were merged into it is written down as its own. */
  private eventsOf(clusters: { cluster: Cluster; from: number }[]): Promise<EventFactRow[]> {
    const wanted = clusters.flatMap(({ cluster, from }) =>
      cluster.leadIds.map((leadId) => ({ leadId, rootId: cluster.rootId, from })),
    );
    if (wanted.length === 0) return Promise.resolve([]);
    return this.tx.prepared<EventFactRow>(
      'events-from',
      // The earliest of all, as a constant, lets the planner leave out whole months.
      `SELECT w.root_id, e.event_id, floor(extract(epoch FROM e.occurred_at))::float8 AS time, e.type, e.campaign, e.properties, e.by_member
         FROM unnest($2::uuid[], $3::uuid[], $4::float8[]) AS w (lead_id, root_id, since)
         JOIN leads.published_event e
           ON e.workspace_id = $1 AND e.lead_id = w.lead_id AND e.occurred_at >= to_timestamp(w.since) AND e.occurred_at >= $5`,
      [
        this.tx.workspaceId,
        wanted.map(({ leadId }) => leadId),
        wanted.map(({ rootId }) => rootId),
        wanted.map(({ from }) => from),
        new Date(Math.min(...wanted.map(({ from }) => from)) * 1_000),
      ],
    );
  }

  private changesOf(of: 'lead' | 'account', clusters: Cluster[], keys: string[] | null) {
    const pairs = clusters.flatMap(({ rootId, accountId }) =>
      of === 'lead' ? [[rootId, rootId]] : accountId ? [[accountId, rootId]] : [],
    );
    const [view, id] =
      of === 'lead' ? ['published_attribute_change', 'lead_id'] : ['published_account_attribute_change', 'account_id'];
    return this.tx.prepared<AttributeChangeFact & { root_id: string }>(
      `changes-of-${of}`,
      `SELECT w.root_id, ${of === 'account'} AS account, a.key, a.value, floor(extract(epoch FROM a.at))::float8 AS at, a.by_member AS by
         FROM unnest($2::uuid[], $3::uuid[]) AS w (id, root_id)
         JOIN leads.${view} a ON a.workspace_id = $1 AND a.${id} = w.id AND ($4::text[] IS NULL OR a.key = ANY ($4))
        ORDER BY a.at, a.change_id`,
      [this.tx.workspaceId, pairs.map(([one]) => one), pairs.map(([, root]) => root), keys],
    );
  }
}
