import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bounds of the fit and engagement grid, and the way to what changed lately. */
export class GridAndMovers1763800000081 implements MigrationInterface {
  name = 'GridAndMovers1763800000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE grid (workspace_id uuid PRIMARY KEY, bounds jsonb NOT NULL, version int NOT NULL)`);
    await runner.query(workspaceTable('grid'));
    // History is written in the order of time, so a few kilobytes find the last day among years.
    await runner.query('CREATE INDEX score_change_at ON score_change USING brin (at) WITH (pages_per_range = 32)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX score_change_at');
    await runner.query('DROP TABLE grid');
  }
}
