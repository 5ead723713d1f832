import { type ServiceWithLeads, tablesOfLeads } from '@heatline/contracts';
import { Client } from 'pg';

/** Tables of a service with a column for a lead, as the database has them: those that the registry does not list, and the other way round. */
export async function comparedWithRegistry(
  adminUrl: string,
  service: ServiceWithLeads,
): Promise<{ missing: string[]; unknown: string[] }> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string }>(
      `select distinct c.relname as table from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and a.attname ~ '(^|_)(lead|root|subject)_ids?$'`,
      [service],
    );
    const found = rows.map(({ table }) => table);
    const listed: string[] = tablesOfLeads[service].map(({ table }) => table);
    return {
      missing: found.filter((table) => !listed.includes(table)).sort(),
      unknown: listed.filter((table) => !found.includes(table)).sort(),
    };
  } finally {
    await client.end();
  }
}
