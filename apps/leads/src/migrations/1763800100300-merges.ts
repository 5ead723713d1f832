import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which leads were merged into which, and what the lead that stayed took over from them. */
export class Merges1763800100300 implements MigrationInterface {
  name = 'Merges1763800100300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leads.merge (
        workspace_id uuid NOT NULL,
        merge_id uuid NOT NULL,
        -- The lead that stays.
        lead_id uuid NOT NULL,
        run_id uuid NOT NULL,
        -- Its place in the run.
        item_no int NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'merged', 'refused', 'undone')),
        refusal_code text,
        refusal_lead_id uuid,
        asked_at timestamptz NOT NULL,
        merged_at timestamptz,
        by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
        by_id uuid,
        -- What the lead that stays had by itself.
        events int NOT NULL DEFAULT 0,
        aliases int NOT NULL DEFAULT 0,
        sessions int NOT NULL DEFAULT 0,
        -- What it took over, where it had none: to be taken back while it is still so.
        took_name_at timestamptz,
        took_account_id uuid,
        took_owner_id uuid,
        undone_at timestamptz,
        undone_by_kind text CHECK (undone_by_kind IN ('member', 'apiKey', 'system')),
        undone_by_id uuid,
        undone_run_id uuid,
        PRIMARY KEY (workspace_id, merge_id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX merge_of_run ON leads.merge (workspace_id, run_id, item_no)`);
    await runner.query(`CREATE INDEX merge_into ON leads.merge (workspace_id, lead_id, asked_at, merge_id)`);
    await runner.query(`
      CREATE TABLE leads.merged_lead (
        workspace_id uuid NOT NULL,
        merge_id uuid NOT NULL,
        -- Whose value is taken over where several have one: the first one's.
        place int NOT NULL,
        lead_id uuid NOT NULL,
        -- Itself, and those that had been merged into it before.
        lead_ids uuid[] NOT NULL DEFAULT '{}',
        events int NOT NULL DEFAULT 0,
        aliases int NOT NULL DEFAULT 0,
        sessions int NOT NULL DEFAULT 0,
        PRIMARY KEY (workspace_id, merge_id, place),
        FOREIGN KEY (workspace_id, merge_id) REFERENCES leads.merge ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX merged_lead_key ON leads.merged_lead (workspace_id, lead_id, merge_id)`);
    for (const table of ['merge', 'merged_lead']) await runner.query(workspaceTable(`leads.${table}`));
    // NULL costs nothing: few values were taken over.
    await runner.query('ALTER TABLE leads.attribute_change ADD COLUMN merge_id uuid');
    await runner.query(
      `CREATE INDEX attribute_change_of_merge ON leads.attribute_change (workspace_id, merge_id) WHERE merge_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.attribute_change DROP COLUMN merge_id');
    await runner.query('DROP TABLE leads.merged_lead, leads.merge');
  }
}
