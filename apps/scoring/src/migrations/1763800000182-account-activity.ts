import { ownerRole, publishView, workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const published = ['workspace_id', 'account_id', 'last_activity_at'];

/** What the members of an account did last, kept where an index has it: a list of accounts need not look at all their leads. */
export class AccountActivity1763800000182 implements MigrationInterface {
  name = 'AccountActivity1763800000182';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_activity (
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        last_activity_at timestamptz,
        -- The member who was active then. While it still is, nobody else need be asked.
        latest_member uuid,
        PRIMARY KEY (workspace_id, account_id),
        CHECK ((last_activity_at IS NULL) = (latest_member IS NULL))
      )`);
    // Without the leads service's tables there is nobody yet.
    const [{ leads }] = await runner.query(`SELECT to_regclass('leads.lead') IS NOT NULL AS leads`);
    if (leads) await this.fill(runner);
    await runner.query(workspaceTable('account_activity'));
    await runner.query(
      'CREATE INDEX account_activity_order ON account_activity (workspace_id, last_activity_at, account_id)',
    );
    await runner.query(
      publishView('published_account_activity', `SELECT ${published.join(', ')} FROM account_activity`, {
        to: ['leads', 'identity', 'segments'],
        reads: [{ table: 'account_activity', columns: published }],
      }),
    );
  }

  /** Of every workspace at once; nobody writes meanwhile. */
  private async fill(runner: QueryRunner): Promise<void> {
    const tables = ['timeline', 'leads.lead'];
    for (const table of tables)
      await runner.query(`CREATE POLICY filling_activity ON ${table} TO ${ownerRole} USING (true)`);
    await runner.query(`
        INSERT INTO account_activity (workspace_id, account_id, last_activity_at, latest_member)
        SELECT DISTINCT ON (t.workspace_id, l.account_id) t.workspace_id, l.account_id, t.last_activity_at, t.lead_id
          FROM timeline t JOIN leads.lead l ON l.workspace_id = t.workspace_id AND l.lead_id = t.lead_id
         WHERE t.last_activity_at IS NOT NULL AND l.account_id IS NOT NULL AND l.root_id = l.lead_id
         ORDER BY t.workspace_id, l.account_id, t.last_activity_at DESC`);
    for (const table of tables) await runner.query(`DROP POLICY filling_activity ON ${table}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW published_account_activity');
    await runner.query('DROP TABLE account_activity');
  }
}
