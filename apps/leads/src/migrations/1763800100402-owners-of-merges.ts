import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which owner came by a merge stands among the changes of owners, and is read there. */
export class OwnersOfMerges1763800100402 implements MigrationInterface {
  name = 'OwnersOfMerges1763800100402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.merge DROP COLUMN took_owner_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.merge ADD COLUMN took_owner_id uuid');
  }
}
