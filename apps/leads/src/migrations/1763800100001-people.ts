import { inboxTable, openToOwner, outboxTable, workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads, the aliases that find them, accounts, and what both are said to be. */
export class People1763800100001 implements MigrationInterface {
  name = 'People1763800100001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leads.account (
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        -- Registrable domain, lower case, ASCII.
        domain text,
        -- The sender's own id, byte for byte.
        external_id text,
        name text,
        -- As lists are ordered: without case and accents.
        name_order text COLLATE "C",
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, account_id),
        CONSTRAINT account_is_named CHECK (domain IS NOT NULL OR external_id IS NOT NULL)
      )`);
    await runner.query(`CREATE UNIQUE INDEX account_domain_key ON leads.account (workspace_id, domain)`);
    await runner.query(`CREATE UNIQUE INDEX account_external_id_key ON leads.account (workspace_id, external_id)`);
    await runner.query(`CREATE INDEX account_by_name ON leads.account (workspace_id, name_order, account_id)`);
    await runner.query(`CREATE INDEX account_by_age ON leads.account (workspace_id, created_at, account_id)`);

    // Activity and counts do not live here: each event would touch every index of the row.
    await runner.query(`
      CREATE TABLE leads.lead (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        -- The lead that answers for this one: itself, or what it was merged into. Never a chain.
        root_id uuid NOT NULL,
        -- Of its own, because the planner knows how often it is true; of root_id = lead_id it takes it for never.
        is_root boolean GENERATED ALWAYS AS (root_id = lead_id) STORED,
        name text,
        name_at timestamptz,
        name_order text COLLATE "C",
        account_id uuid,
        owner_id uuid,
        -- Edit token.
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, lead_id)
      ) WITH (fillfactor = 90)`);
    await runner.query(`CREATE INDEX lead_by_age ON leads.lead (workspace_id, created_at, lead_id) WHERE is_root`);
    await runner.query(`CREATE INDEX lead_by_name ON leads.lead (workspace_id, name_order, lead_id) WHERE is_root`);
    await runner.query(
      `CREATE INDEX lead_of_account ON leads.lead (workspace_id, account_id, lead_id) WHERE account_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX lead_of_owner ON leads.lead (workspace_id, owner_id, lead_id) WHERE owner_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX lead_absorbed ON leads.lead (workspace_id, root_id) WHERE root_id <> lead_id`);

    // The primary key is what makes two requests that name the same new lead at once make one lead.
    await runner.query(`
      CREATE TABLE leads.alias (
        workspace_id uuid NOT NULL,
        type text NOT NULL CHECK (type IN ('externalId', 'email', 'phone', 'social', 'cookie')),
        -- As it is compared; value is the text as it was given, byte for byte.
        matching text NOT NULL,
        value text NOT NULL,
        -- The lead that it was made for; a merge does not change it.
        lead_id uuid NOT NULL,
        is_primary boolean NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, type, matching)
      )`);
    // With the type, so that it is the better index even before there are statistics: the primary key would read all addresses.
    await runner.query(`CREATE INDEX alias_of_lead ON leads.alias (workspace_id, lead_id, type)`);

    // Every value that an attribute was ever given; the current one is that of the greatest (at, change_id). One table for
    // both: most attributes are given once, and a second copy would double the cost of an import.
    for (const subject of ['lead', 'account']) {
      const table = subject === 'lead' ? 'attribute_change' : 'account_attribute_change';
      await runner.query(`
        CREATE TABLE leads.${table} (
          workspace_id uuid NOT NULL,
          ${subject}_id uuid NOT NULL,
          key text NOT NULL,
          at timestamptz NOT NULL,
          change_id uuid NOT NULL,
          -- JSON null = taken away.
          value jsonb NOT NULL,
          received_at timestamptz NOT NULL,
          by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
          by_id uuid,
          source text,
          ${subject === 'lead' ? 'original_lead_id uuid NOT NULL,' : ''}
          PRIMARY KEY (workspace_id, ${subject}_id, key, at, change_id)
        )`);
    }

    // What search looks through: name and e-mail addresses, as they are compared. Written by the service under its policy,
    // read through search_leads, because a trigram index is lost behind a policy.
    await runner.query(`
      CREATE TABLE leads.lead_search (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        text text NOT NULL COLLATE "C",
        PRIMARY KEY (workspace_id, lead_id)
      )`);
    await runner.query(`CREATE INDEX lead_search_text ON leads.lead_search USING gin (text public.gin_trgm_ops)`);
    for (const table of ['account', 'lead', 'alias', 'attribute_change', 'account_attribute_change', 'lead_search']) {
      await runner.query(workspaceTable(`leads.${table}`));
    }
    await runner.query(openToOwner('leads.lead_search'));
    await runner.query(`
      CREATE FUNCTION leads.search_leads(workspace uuid, pattern text, at_most int) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = leads, public, pg_temp AS $$
        SELECT lead_id FROM leads.lead_search WHERE workspace_id = workspace AND text LIKE pattern LIMIT at_most
      $$`);
    await runner.query(outboxTable());
    await runner.query(inboxTable());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION leads.search_leads`);
    await runner.query(
      `DROP TABLE leads.inbox, leads.outbox, leads.lead_search, leads.account_attribute_change, leads.attribute_change, leads.alias, leads.lead, leads.account`,
    );
  }
}
