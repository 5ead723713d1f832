import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The history of a lead says who gave its aliases. */
export class WhoGaveAliases1763800100190 implements MigrationInterface {
  name = 'WhoGaveAliases1763800100190';

  async up(runner: QueryRunner): Promise<void> {
    // NULL costs nothing: those that came with events name nobody, as those from before.
    await runner.query(`
      ALTER TABLE leads.alias
        ADD COLUMN by_kind text CHECK (by_kind IN ('member', 'apiKey', 'system')),
        ADD COLUMN by_id uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.alias DROP COLUMN by_kind, DROP COLUMN by_id');
  }
}
