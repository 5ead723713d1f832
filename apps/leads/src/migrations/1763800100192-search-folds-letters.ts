import { ownerRole } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `searchable` folds them. */
const apostrophes = '‘’‛ʼ′`';
const folded = (column: string): string =>
  `translate(replace(${column}, 'ß', 'ss'), 'ł${apostrophes}', 'l${"''".repeat(apostrophes.length)}')`;
const concerned = (column: string): string => `${column} ~ '[łß${apostrophes}]'`;

/** Names are found and ordered with ł, ß and every apostrophe as people type them; blank ones stand where no name is. */
export class SearchFoldsLetters1763800100192 implements MigrationInterface {
  name = 'SearchFoldsLetters1763800100192';

  async up(runner: QueryRunner): Promise<void> {
    // For leads of every workspace at once; nobody writes meanwhile.
    await runner.query(`CREATE POLICY folding_names ON leads.lead TO ${ownerRole} USING (true)`);
    await runner.query(`UPDATE leads.lead SET name_order = NULL WHERE name ~ '^\\s*$'`);
    for (const table of ['lead', 'account'])
      await runner.query(
        `UPDATE leads.${table} SET name_order = left(${folded('name_order')}, 100) WHERE ${concerned('name_order')}`,
      );
    await runner.query('DROP POLICY folding_names ON leads.lead');
    await runner.query(`UPDATE leads.lead_search SET text = left(${folded('text')}, 4000) WHERE ${concerned('text')}`);
  }

  /** What was folded is found by the older search as well, and is written anew with the next change. */
  async down(): Promise<void> {}
}
