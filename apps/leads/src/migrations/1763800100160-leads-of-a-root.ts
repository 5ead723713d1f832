import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever reads `published_alias` by its lead asks for a root: without an index each row of a page looked through all leads. */
export class LeadsOfARoot1763800100160 implements MigrationInterface {
  name = 'LeadsOfARoot1763800100160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX lead_of_root ON leads.lead (workspace_id, root_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX leads.lead_of_root');
  }
}
