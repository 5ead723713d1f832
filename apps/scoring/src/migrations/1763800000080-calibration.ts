import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What outcomes say of models. */
export class Calibration1763800000080 implements MigrationInterface {
  name = 'Calibration1763800000080';

  async up(runner: QueryRunner): Promise<void> {
    // What a run has counted so far: one row a committed batch, so that cursor and counts move together. Gone when the run ends.
    await runner.query(`
      CREATE TABLE calibration_tally (
        workspace_id uuid NOT NULL,
        run_id uuid NOT NULL,
        tally_no bigint GENERATED ALWAYS AS IDENTITY,
        tally jsonb NOT NULL,
        PRIMARY KEY (workspace_id, run_id, tally_no)
      )`);
    // The newest calibration of each model.
    await runner.query(`
      CREATE TABLE calibration (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        run_id uuid NOT NULL,
        calibration jsonb NOT NULL,
        PRIMARY KEY (workspace_id, model_id)
      )`);
    for (const table of ['calibration_tally', 'calibration']) await runner.query(workspaceTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calibration, calibration_tally');
  }
}
