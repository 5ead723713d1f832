import { ownerRole } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies of timelines that were compressed on their way into the table: reading one costs no decompression any more. */
export class PlainBodies1763800000212 implements MigrationInterface {
  name = 'PlainBodies1763800000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE POLICY unpacking ON timeline TO ${ownerRole} USING (true)`);
    await runner.query(`UPDATE timeline SET body = body || ''::bytea WHERE pg_column_compression(body) IS NOT NULL`);
    await runner.query('DROP POLICY unpacking ON timeline');
  }

  /** Whoever read them before reads them still. */
  async down(): Promise<void> {}
}
