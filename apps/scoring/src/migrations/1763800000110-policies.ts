import { readWorkspaceOnce } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of which many rows are written at once. */
const tables = ['timeline', 'score', 'score_change'];

/** Policies that find out the workspace once a statement, not once a row. */
export class Policies1763800000110 implements MigrationInterface {
  name = 'Policies1763800000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(readWorkspaceOnce(table));
  }

  /** Both forms let through the same rows. */
  async down(): Promise<void> {}
}
