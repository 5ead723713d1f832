import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the run of an undo did is asked for as what a merge run did is. */
export class MergesByUndo1763800100401 implements MigrationInterface {
  name = 'MergesByUndo1763800100401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX merge_undone_by ON leads.merge (workspace_id, undone_run_id) WHERE undone_run_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX leads.merge_undone_by');
  }
}
