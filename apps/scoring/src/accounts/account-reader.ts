import type { Tx } from '@heatline/database';
import { readTimeline, type Timeline } from '@heatline/scoring-engine';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import type { AttributeChangeFact } from '../timelines/profile-history';

/** What all members of an account did, together. */
export interface AccountActivity {
  memberCount: number;
  eventCount: number;
  lastActivityAt: Date | null;
}

export interface AccountMembers extends AccountActivity {
  timelines: Timeline[];
}

interface MemberRow {
  account_id: string;
  tail: Buffer | null;
  body: Buffer | null;
  event_count: number | null;
  last_activity_at: Date | null;
}

/** A merged lead's events are its root's: only roots are members. */
const members = `leads.published_lead l LEFT JOIN timeline t ON t.workspace_id = l.workspace_id AND t.lead_id = l.lead_id
   WHERE l.workspace_id = $1 AND l.account_id = ANY ($2) AND l.root_id = l.lead_id`;

/** Reads accounts, their members and their attributes as they stand now. */
export class AccountReader {
  constructor(private readonly tx: Tx) {}

  /** When each of these came to be known, in the order of their ids. Unknown ones are left out. */
  known(accountIds: string[]): Promise<{ accountId: string; createdAt: Date }[]> {
    return this.tx.query(
      `SELECT account_id AS "accountId", created_at AS "createdAt" FROM leads.published_account
        WHERE workspace_id = $1 AND account_id = ANY ($2) ORDER BY account_id`,
      [this.tx.workspaceId, accountIds],
    );
  }

  async memberCounts(accountIds: string[]): Promise<Map<string, number>> {
    const rows = await this.tx.query<{ account_id: string; n: number }>(
      `SELECT account_id, count(*)::int AS n FROM leads.published_lead
        WHERE workspace_id = $1 AND account_id = ANY ($2) AND root_id = lead_id GROUP BY account_id`,
      [this.tx.workspaceId, accountIds],
    );
    return new Map(rows.map(({ account_id, n }) => [account_id, n]));
  }

  /** The timelines of all members, by account. */
  async members(accountIds: string[]): Promise<Map<string, AccountMembers>> {
    const rows = await this.tx.query<MemberRow>(
      `SELECT l.account_id, t.tail, t.body, t.event_count, t.last_activity_at FROM ${members}`,
      [this.tx.workspaceId, accountIds],
    );
    const found = new Map(accountIds.map((id) => [id, nobody()]));
    for (const { account_id, tail, body, event_count, last_activity_at } of rows) {
      const account = found.get(account_id)!;
      account.memberCount++;
      if (tail === null) continue;
      account.timelines.push(body ? readTimeline(body, tail) : readTimeline(tail));
      account.eventCount += event_count ?? 0;
      if (last_activity_at && !(account.lastActivityAt! >= last_activity_at)) account.lastActivityAt = last_activity_at;
    }
    return found;
  }

  async activity(accountId: string): Promise<AccountActivity> {
    const [row] = await this.tx.query<AccountActivity>(
      `SELECT count(*)::int AS "memberCount", coalesce(sum(t.event_count), 0)::int AS "eventCount",
              max(t.last_activity_at) AS "lastActivityAt" FROM ${members}`,
      [this.tx.workspaceId, [accountId]],
    );
    return row!;
  }

  /** Leads that answer for themselves and belong to one of these accounts. */
  async memberClusters(accountIds: string[]): Promise<Cluster[]> {
    const reader = new FactsReader(this.tx);
    const clusters = await reader.clusters(await reader.membersOf(accountIds));
    return clusters.filter(({ accountId }) => accountId !== null && accountIds.includes(accountId));
  }

  /** What the accounts' own attributes were given over time; without `keys` all of them. */
  async attributeChanges(accountIds: string[], keys: string[] | null): Promise<Map<string, AttributeChangeFact[]>> {
    const changes = new Map<string, AttributeChangeFact[]>(accountIds.map((id) => [id, []]));
    if (keys?.length === 0) return changes;
    const rows = await this.tx.query<AttributeChangeFact & { account_id: string }>(
      `SELECT account_id, true AS account, key, value, floor(extract(epoch FROM at))::float8 AS at
         FROM leads.published_account_attribute_change
        WHERE workspace_id = $1 AND account_id = ANY ($2) AND ($3::text[] IS NULL OR key = ANY ($3)) ORDER BY at, change_id`,
      [this.tx.workspaceId, accountIds, keys],
    );
    for (const { account_id, ...change } of rows) changes.get(account_id)!.push(change);
    return changes;
  }
}

const nobody = (): AccountMembers => ({ memberCount: 0, eventCount: 0, lastActivityAt: null, timelines: [] });
