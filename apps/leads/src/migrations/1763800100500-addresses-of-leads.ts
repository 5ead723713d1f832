import { ownerRole } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['lead', 'alias'];

/** A lead keeps the e-mail address that it is shown by: a file of a million leads is not joined with a million aliases. */
export class AddressesOfLeads1763800100500 implements MigrationInterface {
  name = 'AddressesOfLeads1763800100500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.lead ADD COLUMN email text');
    // For leads of every workspace at once; nobody writes meanwhile.
    for (const table of tables)
      await runner.query(`CREATE POLICY keeping_addresses ON leads.${table} TO ${ownerRole} USING (true)`);
    await runner.query(`
      UPDATE leads.lead l SET email = a.value FROM (
        SELECT DISTINCT ON (m.workspace_id, m.root_id) m.workspace_id, m.root_id, a.value
        FROM leads.alias a JOIN leads.lead m ON m.workspace_id = a.workspace_id AND m.lead_id = a.lead_id
        WHERE a.type = 'email'
        ORDER BY m.workspace_id, m.root_id, a.is_primary DESC, a.lead_id = m.root_id DESC, a.created_at, a.matching) a
      WHERE l.workspace_id = a.workspace_id AND l.lead_id = a.root_id`);
    for (const table of tables) await runner.query(`DROP POLICY keeping_addresses ON leads.${table}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.lead DROP COLUMN email');
  }
}
