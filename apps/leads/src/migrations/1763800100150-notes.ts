import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members write about leads, and what they changed by hand that nothing else keeps. */
export class Notes1763800100150 implements MigrationInterface {
  name = 'Notes1763800100150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leads.note (
        workspace_id uuid NOT NULL,
        note_id uuid NOT NULL,
        -- The root that it is shown for now, and the lead that it was written for.
        lead_id uuid NOT NULL,
        original_lead_id uuid NOT NULL,
        text text NOT NULL,
        written_at timestamptz NOT NULL,
        by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
        by_id uuid,
        edited_at timestamptz,
        edited_by_kind text CHECK (edited_by_kind IN ('member', 'apiKey', 'system')),
        edited_by_id uuid,
        deleted_at timestamptz,
        -- Edit token.
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (workspace_id, note_id)
      )`);
    await runner.query(`CREATE INDEX note_of_lead ON leads.note (workspace_id, lead_id, written_at, note_id)`);
    // Attributes and owners have tables of their own; aliases, names and notes only keep what is so now.
    await runner.query(`
      CREATE TABLE leads.lead_change (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        original_lead_id uuid NOT NULL,
        change_id uuid NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL CHECK (kind IN ('name', 'alias', 'note')),
        -- What of it changed, as the contract's history entry of this kind has it.
        details jsonb NOT NULL,
        by_kind text NOT NULL CHECK (by_kind IN ('member', 'apiKey', 'system')),
        by_id uuid,
        PRIMARY KEY (workspace_id, lead_id, at, change_id)
      )`);
    for (const table of ['note', 'lead_change']) await runner.query(workspaceTable(`leads.${table}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE leads.lead_change, leads.note');
  }
}
