import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What counts as a conversion stands with the rules: whoever classifies facts or scores by it holds the same row. */
export class Conversion1763800000040 implements MigrationInterface {
  name = 'Conversion1763800000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rulebook
        -- { definition, zone }: the zone of its criteria stays the one that it was said in. NULL = nobody has said anything.
        ADD COLUMN conversion jsonb,
        ADD COLUMN conversion_version int NOT NULL DEFAULT 0,
        ADD COLUMN conversion_changed_at timestamptz,
        ADD COLUMN conversion_changed_by uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rulebook DROP COLUMN conversion, DROP COLUMN conversion_version, DROP COLUMN conversion_changed_at,
        DROP COLUMN conversion_changed_by`);
  }
}
