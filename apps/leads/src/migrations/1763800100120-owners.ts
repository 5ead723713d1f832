import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owned a lead when, and what was answered to requests that may be sent again. */
export class Owners1763800100120 implements MigrationInterface {
  name = 'Owners1763800100120';

  async up(runner: QueryRunner): Promise<void> {
    // Numbered while the lead is held: of two changes of one lead the later one has the greater number, whatever the clocks say.
    await runner.query(`
      CREATE TABLE leads.owner_change (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        change_no bigint GENERATED ALWAYS AS IDENTITY,
        change_id uuid NOT NULL,
        original_lead_id uuid NOT NULL,
        from_owner uuid,
        to_owner uuid,
        at timestamptz NOT NULL,
        by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
        by_id uuid,
        batch_id uuid NOT NULL,
        PRIMARY KEY (workspace_id, lead_id, change_no)
      )`);
    await runner.query(`CREATE INDEX owner_change_of_batch ON leads.owner_change (workspace_id, batch_id, change_no)`);
    await runner.query(workspaceTable('leads.owner_change'));
    // Hashes, ids and counts only.
    await runner.query(`
      CREATE TABLE leads.answered_request (
        workspace_id uuid NOT NULL,
        key_hash bytea NOT NULL,
        request_hash bytea NOT NULL,
        answer jsonb,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, key_hash)
      )`);
    await runner.query(`CREATE INDEX answered_request_age ON leads.answered_request (workspace_id, at)`);
    await runner.query(workspaceTable('leads.answered_request'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE leads.answered_request, leads.owner_change`);
  }
}
