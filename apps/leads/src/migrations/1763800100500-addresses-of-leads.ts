import { ownerRole } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lead keeps the e-mail address that it is shown by: a file of a million leads is not joined with a million aliases. */
export class AddressesOfLeads1763800100500 implements MigrationInterface {
  name = 'AddressesOfLeads1763800100500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.lead ADD COLUMN email text');
    await runner.query(`CREATE POLICY keeping_addresses ON leads.lead TO ${ownerRole} USING (true)`);
    const workspaces = (await runner.query('SELECT DISTINCT workspace_id AS id FROM leads.lead')) as { id: string }[];
    // One after the other, so that aliases are read under their own policy: another one would have to wait for all who read them, and they for it.
    for (const { id } of workspaces) {
      await runner.query(`SELECT set_config('heatline.workspace', $1, true)`, [id]);
      await runner.query(
        `UPDATE leads.lead l SET email = a.value FROM (
           SELECT DISTINCT ON (m.root_id) m.root_id, a.value
           FROM leads.alias a JOIN leads.lead m ON m.workspace_id = $1 AND m.lead_id = a.lead_id
           WHERE a.workspace_id = $1 AND a.type = 'email'
           ORDER BY m.root_id, a.is_primary DESC, a.lead_id = m.root_id DESC, a.created_at, a.matching COLLATE "C") a
         WHERE l.workspace_id = $1 AND l.lead_id = a.root_id`,
        [id],
      );
    }
    await runner.query(`SELECT set_config('heatline.workspace', '', true)`);
    await runner.query('DROP POLICY keeping_addresses ON leads.lead');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.lead DROP COLUMN email');
  }
}
