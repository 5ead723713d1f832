import { inboxTable, outboxTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is announced, and what has been heard. */
export class Messages1763800000004 implements MigrationInterface {
  name = 'Messages1763800000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxTable());
    await runner.query(inboxTable());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, inbox');
  }
}
