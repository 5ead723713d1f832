import type { MigrationInterface, QueryRunner } from 'typeorm';

const search = (parameters: string, condition: string): string => `
  CREATE FUNCTION leads.search_leads(${parameters}) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = leads, public, pg_temp AS $$
    SELECT lead_id FROM leads.lead_search WHERE workspace_id = workspace AND ${condition} LIMIT at_most
  $$`;

/** The index is asked for the part of a search that few leads have; whoever has that part is looked at for the whole. */
export class SearchByARarePart1763800100231 implements MigrationInterface {
  name = 'SearchByARarePart1763800100231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION leads.search_leads(uuid, text, int)');
    // With something appended, no index is asked for the whole.
    await runner.query(
      search('workspace uuid, part text, whole text, at_most int', `text LIKE part AND (text || '') LIKE whole`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION leads.search_leads(uuid, text, text, int)');
    await runner.query(search('workspace uuid, pattern text, at_most int', 'text LIKE pattern'));
  }
}
