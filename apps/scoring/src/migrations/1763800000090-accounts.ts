import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that models of their kind score. What their members did is in the members' timelines. */
export class Accounts1763800000090 implements MigrationInterface {
  name = 'Accounts1763800000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        -- Moves with every rescoring by new facts; whoever evaluates an account holds this row.
        revision bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (workspace_id, account_id)
      )`);
    await runner.query(workspaceTable('account'));
    // Of whom something new is known: ids only, no policy, so that one look finds those of all workspaces.
    await runner.query(`
      CREATE TABLE due_account (
        workspace_id uuid NOT NULL,
        account_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        cause text NOT NULL,
        PRIMARY KEY (workspace_id, account_id)
      )`);
    await runner.query('CREATE INDEX due_account_at ON due_account (due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE due_account, account');
  }
}
