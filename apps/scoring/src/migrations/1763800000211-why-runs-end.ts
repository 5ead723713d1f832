import { laterRunColumns } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that are cancelled say why. */
export class WhyRunsEnd1763800000211 implements MigrationInterface {
  name = 'WhyRunsEnd1763800000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(laterRunColumns('scoring'));
  }

  /** A column that nobody reads does no harm; the view cannot lose one. */
  async down(): Promise<void> {}
}
