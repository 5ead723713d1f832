import type { Database } from '../database';
import { sqlStateOf } from '../lost-connection';
import type { Migration } from './migrate-service';

const undefinedTable = '42P01';

/** Names of migrations that this code expects and the database has not got. Empty = the service may work. */
export async function pendingMigrations(database: Database, migrations: Migration[]): Promise<string[]> {
  const expected = migrations.map((migration) => new migration().name ?? migration.name);
  try {
    const rows = await database.inSystem((tx) => tx.query<{ name: string }>('select name from migration'));
    const applied = new Set(rows.map(({ name }) => name));
    return expected.filter((name) => !applied.has(name));
  } catch (error) {
    if (sqlStateOf(error) === undefinedTable) return expected;
    throw error;
  }
}
