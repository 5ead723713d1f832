import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when something is looked for, by the clock and not by the transaction: nobody read facts between this and its commit. */
export class AskedAt1763800000200 implements MigrationInterface {
  name = 'AskedAt1763800000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE criterion ADD COLUMN asked_at timestamptz NOT NULL DEFAULT clock_timestamp()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE criterion DROP COLUMN asked_at');
  }
}
