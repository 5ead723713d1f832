import { runTables, workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Durable runs, and what bulk actions work through. */
export class Runs1763800100121 implements MigrationInterface {
  name = 'Runs1763800100121';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runTables('leads'));
    // Whom a run means, until its first step has written down their ids: a search text may be somebody's address.
    await runner.query(`
      CREATE TABLE leads.bulk_selection (
        workspace_id uuid NOT NULL,
        run_id uuid NOT NULL,
        selection jsonb NOT NULL,
        PRIMARY KEY (workspace_id, run_id),
        FOREIGN KEY (workspace_id, run_id) REFERENCES leads.run ON DELETE CASCADE
      )`);
    await runner.query(workspaceTable('leads.bulk_selection'));
    await runner.query(`
      CREATE TABLE leads.bulk_item (
        workspace_id uuid NOT NULL,
        run_id uuid NOT NULL,
        item_no int NOT NULL,
        lead_id uuid NOT NULL,
        outcome text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'changed', 'unchanged', 'not_found', 'failed')),
        PRIMARY KEY (workspace_id, run_id, item_no),
        FOREIGN KEY (workspace_id, run_id) REFERENCES leads.run ON DELETE CASCADE
      )`);
    await runner.query(workspaceTable('leads.bulk_item'));
    await runner.query(
      `CREATE INDEX bulk_item_not_done ON leads.bulk_item (workspace_id, run_id, outcome, item_no) WHERE outcome IN ('not_found', 'failed')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE leads.bulk_item, leads.bulk_selection`);
    await runner.query(`DROP VIEW leads.published_run`);
    await runner.query(`DROP TABLE leads.run_open, leads.run_sample, leads.run_step, leads.run_slice, leads.run`);
  }
}
