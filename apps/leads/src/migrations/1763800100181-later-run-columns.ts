import { laterRunColumns } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs say what they count, and what they are asked to begin anew for. */
export class LaterRunColumns1763800100181 implements MigrationInterface {
  name = 'LaterRunColumns1763800100181';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(laterRunColumns('leads'));
  }

  /** Columns that nobody reads do no harm; the view cannot lose one. */
  async down(): Promise<void> {}
}
