import { runTables } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Durable runs that scoring owns: recalculations, timeline refreshes. */
export class Runs1763800000005 implements MigrationInterface {
  name = 'Runs1763800000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runTables('scoring'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW published_run');
    await runner.query('DROP TABLE run_open, run_sample, run_step, run_slice, run');
  }
}
