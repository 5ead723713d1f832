import { answeredRequestTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was answered to requests that may be sent again. */
export class AnsweredRequests1763830000221 implements MigrationInterface {
  name = 'AnsweredRequests1763830000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(answeredRequestTable('identity.answered_request'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.answered_request');
  }
}
