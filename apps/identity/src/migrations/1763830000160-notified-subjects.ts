import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasing a person asks whom notifications are about; a rep may have been told of a million leads. */
export class NotifiedSubjects1763830000160 implements MigrationInterface {
  name = 'NotifiedSubjects1763830000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX notification_item_subject ON notification_item (workspace_id, subject_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notification_item_subject');
  }
}
