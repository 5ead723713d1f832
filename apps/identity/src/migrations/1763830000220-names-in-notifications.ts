import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a model and its level were called when somebody was told of them: who reads it later may find neither. */
export class NamesInNotifications1763830000220 implements MigrationInterface {
  name = 'NamesInNotifications1763830000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notification ADD COLUMN model_name text, ADD COLUMN level_name text, ADD COLUMN level_tone text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE notification DROP COLUMN model_name, DROP COLUMN level_name, DROP COLUMN level_tone',
    );
  }
}
