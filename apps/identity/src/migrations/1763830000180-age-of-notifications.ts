import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Old ones are looked for every hour. */
export class AgeOfNotifications1763830000180 implements MigrationInterface {
  name = 'AgeOfNotifications1763830000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX notification_age ON notification (workspace_id, last_at)');
    await runner.query('CREATE INDEX mail_age ON mail (workspace_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notification_age, mail_age');
  }
}
