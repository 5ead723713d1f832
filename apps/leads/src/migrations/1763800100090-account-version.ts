import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts are edited by hand: the edit token tells whether somebody else was faster. */
export class AccountVersion1763800100090 implements MigrationInterface {
  name = 'AccountVersion1763800100090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.account ADD COLUMN version int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.account DROP COLUMN version');
  }
}
