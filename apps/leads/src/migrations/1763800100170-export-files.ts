import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that runs make of lists of leads. Their bytes stand in the object store. */
export class ExportFiles1763800100170 implements MigrationInterface {
  name = 'ExportFiles1763800100170';

  async up(runner: QueryRunner): Promise<void> {
    // What a file is to be made of, until it is made: a search text may be somebody's address.
    await runner.query(`
      CREATE TABLE leads.export_request (
        workspace_id uuid NOT NULL,
        run_id uuid NOT NULL,
        request jsonb NOT NULL,
        PRIMARY KEY (workspace_id, run_id),
        FOREIGN KEY (workspace_id, run_id) REFERENCES leads.run ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE leads.export_file (
        workspace_id uuid NOT NULL,
        -- Also the name in the object store. Each attempt to write a file has its own.
        file_id uuid NOT NULL,
        run_id uuid NOT NULL,
        -- void = an attempt whose file must not be finished any more.
        state text NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'void', 'ready', 'expired', 'erased')),
        rows bigint,
        bytes bigint,
        made_at timestamptz,
        expires_at timestamptz,
        -- When it was deleted before its time.
        erased_at timestamptz,
        PRIMARY KEY (workspace_id, file_id),
        FOREIGN KEY (workspace_id, run_id) REFERENCES leads.run ON DELETE CASCADE,
        CHECK ((state IN ('writing', 'void')) = (made_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX export_file_of_run ON leads.export_file (workspace_id, run_id) WHERE made_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX export_file_newest ON leads.export_file (workspace_id, made_at, file_id) WHERE made_at IS NOT NULL`,
    );
    for (const table of ['export_request', 'export_file']) await runner.query(workspaceTable(`leads.${table}`));
    // Everything of exports that may stand in the object store, and when it has to go. Ids only and no policy, for the reconciler, which
    // belongs to no workspace.
    await runner.query(`
      CREATE TABLE leads.export_due (
        file_id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        bytes bigint NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX export_due_first ON leads.export_due (due_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE leads.export_due, leads.export_file, leads.export_request`);
  }
}
