import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file may be gone from the object store though nobody here deleted it: its run says so from then on. */
export class LostExportFiles1763800100220 implements MigrationInterface {
  name = 'LostExportFiles1763800100220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE leads.export_file DROP CONSTRAINT export_file_state_check,
        ADD CONSTRAINT export_file_state_check CHECK (state IN ('writing', 'void', 'ready', 'expired', 'erased', 'lost'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE leads.export_file SET state = 'erased' WHERE state = 'lost'`);
    await runner.query(`
      ALTER TABLE leads.export_file DROP CONSTRAINT export_file_state_check,
        ADD CONSTRAINT export_file_state_check CHECK (state IN ('writing', 'void', 'ready', 'expired', 'erased'))`);
  }
}
