import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when somebody was there who is erased: no file from before can hold them. */
export class SinceWhenErased1763800100191 implements MigrationInterface {
  name = 'SinceWhenErased1763800100191';

  async up(runner: QueryRunner): Promise<void> {
    // NULL: nobody wrote it down, so any file may hold them.
    await runner.query('ALTER TABLE leads.erasure ADD COLUMN came_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.erasure DROP COLUMN came_at');
  }
}
