import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proofs that people were erased: ids and counts only. */
export class Erasures1763800100124 implements MigrationInterface {
  name = 'Erasures1763800100124';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leads.erasure (
        workspace_id uuid NOT NULL,
        -- The lead that answered, and all under which the person was kept.
        lead_id uuid NOT NULL,
        lead_ids uuid[] NOT NULL,
        -- The account that went along, because it was nothing but this person's domain.
        account_id uuid,
        run_id uuid NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- NULL = other services have not followed yet.
        completed_at timestamptz,
        by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
        by_id uuid,
        -- {"leads.event": 12}
        removed jsonb NOT NULL,
        PRIMARY KEY (workspace_id, lead_id)
      )`);
    await runner.query(`CREATE INDEX erasure_of_run ON leads.erasure (workspace_id, run_id, lead_id)`);
    await runner.query(`CREATE INDEX erasure_newest ON leads.erasure (workspace_id, started_at, lead_id)`);
    await runner.query(workspaceTable('leads.erasure'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE leads.erasure`);
  }
}
