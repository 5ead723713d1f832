import { publishedLeadViews } from '@heatline/contracts';
import { roleOf } from '@heatline/database';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';

const types: Record<string, string> = {
  occurred_at: 'timestamptz',
  received_at: 'timestamptz',
  created_at: 'timestamptz',
  at: 'timestamptz',
  properties: 'json',
  value: 'jsonb',
  is_primary: 'boolean',
};
/** The value of an alias is a text, that of an attribute JSON. */
const typeOf = (view: string, column: string): string =>
  (view === 'published_alias' && column === 'value' ? 'text' : types[column]) ??
  ((column.endsWith('_id') && column !== 'external_id') || column === 'by_member' ? 'uuid' : 'text');

export interface TestEvent {
  leadId: string;
  type: string;
  at: Date;
  properties?: Record<string, unknown>;
  campaign?: string;
  id?: string;
  /** The member who sent it. */
  by?: string;
}

/** The leads service as scoring sees it: tables with the columns of its published views, filled by the test. */
export class PublishedLeads {
  private constructor(private readonly admin: Client) {}

  static async in(adminUrl: string): Promise<PublishedLeads> {
    const admin = new Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query('CREATE SCHEMA IF NOT EXISTS leads');
    for (const [view, columns] of Object.entries(publishedLeadViews)) {
      await admin.query(
        `CREATE TABLE leads.${view} (${columns.map((column) => `${column} ${typeOf(view, column)}`).join(', ')})`,
      );
      await admin.query(`GRANT SELECT ON leads.${view} TO ${roleOf('scoring')}`);
    }
    await admin.query(`GRANT USAGE ON SCHEMA leads TO ${roleOf('scoring')}`);
    await admin.query('CREATE INDEX ON leads.published_event (lead_id, occurred_at)');
    await admin.query('CREATE UNIQUE INDEX ON leads.published_event (event_id)');
    await admin.query('CREATE UNIQUE INDEX ON leads.published_lead (workspace_id, lead_id)');
    await admin.query('CREATE INDEX ON leads.published_lead (workspace_id, root_id) WHERE root_id <> lead_id');
    await admin.query('CREATE INDEX ON leads.published_attribute_change (workspace_id, lead_id, key, at)');
    return new PublishedLeads(admin);
  }

  async addLead(
    workspaceId: string,
    more: { leadId?: string; name?: string; ownerId?: string; accountId?: string } = {},
  ): Promise<string> {
    const leadId = more.leadId ?? uuidv7();
    await this.admin.query(
      `INSERT INTO leads.published_lead (workspace_id, lead_id, root_id, name, account_id, owner_id, created_at)
       VALUES ($1, $2, $2, $3, $4, $5, now() - interval '2 years')`,
      [workspaceId, leadId, more.name ?? null, more.accountId ?? null, more.ownerId ?? null],
    );
    return leadId;
  }

  async addEvents(workspaceId: string, events: TestEvent[]): Promise<string[]> {
    const ids = events.map(({ id }) => id ?? uuidv7());
    await this.admin.query(
      `INSERT INTO leads.published_event (workspace_id, lead_id, event_id, occurred_at, type, campaign, properties, received_at, by_member)
       SELECT $1, lead_id, id, at, type, campaign, properties::json, now(), by_member
         FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::uuid[])
              AS n (lead_id, id, at, type, campaign, properties, by_member)
       ON CONFLICT DO NOTHING`,
      [
        workspaceId,
        events.map(({ leadId }) => leadId),
        ids,
        events.map(({ at }) => at),
        events.map(({ type }) => type),
        events.map(({ campaign }) => campaign ?? null),
        events.map(({ properties }) => (properties ? JSON.stringify(properties) : null)),
        events.map(({ by }) => by ?? null),
      ],
    );
    return ids;
  }

  async setAttribute(
    workspaceId: string,
    leadId: string,
    key: string,
    value: unknown,
    at: Date,
    by?: string,
  ): Promise<void> {
    await this.admin.query(
      `INSERT INTO leads.published_attribute_change (workspace_id, lead_id, change_id, key, value, at, received_at, by_member)
       VALUES ($1, $2, $3, $4, $5, $6, now(), $7)`,
      [workspaceId, leadId, uuidv7(), key, JSON.stringify(value), at, by ?? null],
    );
  }

  async addAccount(workspaceId: string, name?: string): Promise<string> {
    const accountId = uuidv7();
    await this.admin.query(
      `INSERT INTO leads.published_account (workspace_id, account_id, name, created_at) VALUES ($1, $2, $3, now() - interval '2 years')`,
      [workspaceId, accountId, name ?? null],
    );
    return accountId;
  }

  async setAccountAttribute(
    workspaceId: string,
    accountId: string,
    key: string,
    value: unknown,
    at: Date,
  ): Promise<void> {
    await this.admin.query(
      `INSERT INTO leads.published_account_attribute_change (workspace_id, account_id, change_id, key, value, at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [workspaceId, accountId, uuidv7(), key, JSON.stringify(value), at],
    );
  }

  /** Into another account, or into none. */
  async moveLead(workspaceId: string, leadId: string, accountId: string | null): Promise<void> {
    await this.admin.query('UPDATE leads.published_lead SET account_id = $3 WHERE workspace_id = $1 AND lead_id = $2', [
      workspaceId,
      leadId,
      accountId,
    ]);
  }

  /** As the leads service merges, and parts again: with `leadIds` go those that were merged into them before. */
  async answerBy(workspaceId: string, rootId: string, leadIds: string[]): Promise<void> {
    await this.admin.query(
      'UPDATE leads.published_lead SET root_id = $2 WHERE workspace_id = $1 AND (lead_id = ANY ($3) OR root_id = ANY ($3))',
      [workspaceId, rootId, leadIds],
    );
  }

  /** Each answers for itself again. */
  async part(workspaceId: string, leadIds: string[]): Promise<void> {
    await this.admin.query(
      'UPDATE leads.published_lead SET root_id = lead_id WHERE workspace_id = $1 AND lead_id = ANY ($2)',
      [workspaceId, leadIds],
    );
  }

  query(sql: string, params: unknown[] = []) {
    return this.admin.query(sql, params);
  }

  close(): Promise<void> {
    return this.admin.end();
  }
}
