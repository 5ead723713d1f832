import { answeredRequestTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was answered to requests that may be sent again. */
export class AnsweredRequests1763800000210 implements MigrationInterface {
  name = 'AnsweredRequests1763800000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(answeredRequestTable('scoring.answered_request'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scoring.answered_request');
  }
}
