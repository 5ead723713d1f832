import { openToOwner, ownerRole, workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the list of accounts is ordered and searched by, kept where an index has it. */
export class AccountMembers1763800100182 implements MigrationInterface {
  name = 'AccountMembers1763800100182';

  async up(runner: QueryRunner): Promise<void> {
    // Apart from the account: each lead that comes or goes would touch all indexes of its row, and wait for whoever changes its name.
    await runner.query(`
      CREATE TABLE leads.account_members (
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        -- Roots only: a merged lead is counted with the one that answers for it.
        leads int NOT NULL,
        PRIMARY KEY (workspace_id, account_id),
        FOREIGN KEY (workspace_id, account_id) REFERENCES leads.account ON DELETE CASCADE
      )`);
    // For the function that searches, and for what is counted here, of every workspace at once; nobody writes meanwhile.
    await runner.query(openToOwner('leads.account'));
    await runner.query(`CREATE POLICY counting_members ON leads.lead TO ${ownerRole} USING (true)`);
    await runner.query(`
      INSERT INTO leads.account_members (workspace_id, account_id, leads)
      SELECT a.workspace_id, a.account_id, coalesce(m.leads, 0) FROM leads.account a
      LEFT JOIN (
        SELECT workspace_id, account_id, count(*)::int AS leads FROM leads.lead
        WHERE is_root AND account_id IS NOT NULL GROUP BY workspace_id, account_id) m USING (workspace_id, account_id)`);
    await runner.query('DROP POLICY counting_members ON leads.lead');
    await runner.query(workspaceTable('leads.account_members'));
    await runner.query(`CREATE INDEX account_by_members ON leads.account_members (workspace_id, leads, account_id)`);

    // Name and domain, each on a line that begins with a space, as leads are searched.
    await runner.query(`
      ALTER TABLE leads.account ADD COLUMN search text COLLATE "C"
        GENERATED ALWAYS AS (' ' || coalesce(name_order, '') || E'\\n ' || coalesce(domain, '') COLLATE "C") STORED`);
    await runner.query(`CREATE INDEX account_search ON leads.account USING gin (search public.gin_trgm_ops)`);
    await runner.query(`
      CREATE FUNCTION leads.search_accounts(workspace uuid, pattern text, at_most int) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = leads, public, pg_temp AS $$
        SELECT account_id FROM leads.account WHERE workspace_id = workspace AND search LIKE pattern LIMIT at_most
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION leads.search_accounts');
    await runner.query('ALTER TABLE leads.account DROP COLUMN search');
    await runner.query('DROP POLICY owner ON leads.account');
    await runner.query('DROP TABLE leads.account_members');
  }
}
