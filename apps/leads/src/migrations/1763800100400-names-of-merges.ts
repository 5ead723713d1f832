import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which names in the history of a lead came to it by a merge, and go with its undo. */
export class NamesOfMerges1763800100400 implements MigrationInterface {
  name = 'NamesOfMerges1763800100400';

  async up(runner: QueryRunner): Promise<void> {
    // NULL costs nothing: few names came that way.
    await runner.query('ALTER TABLE leads.lead_change ADD COLUMN merge_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leads.lead_change DROP COLUMN merge_id');
  }
}
