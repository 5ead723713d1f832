import { connect, type ConnectOptions, type Database, type Migration, pendingMigrations } from '@heatline/database';
import type { databaseEnvironment } from './environment';
import type { Readiness } from './health/readiness';
import type { ServiceLog } from './log/service-log';
import { waitUntil } from './wait-until';
import type { z } from 'zod';

export interface OwnedDatabase {
  entities?: ConnectOptions['entities'];
  migrations: Migration[];
}

/** The service's database, once it can be reached and has all that the code expects of it. */
export async function openDatabase(
  { entities, migrations }: OwnedDatabase,
  settings: z.output<typeof databaseEnvironment>,
  { name, readiness, log, signal }: { name: string; readiness: Readiness; log: ServiceLog; signal: AbortSignal },
): Promise<Database> {
  readiness.waitFor('database', 'Waiting for PostgreSQL');
  readiness.waitFor('migrations', 'Waiting for the migrations');
  const options = { applicationName: `heatline ${name}`, entities, poolSize: settings.DATABASE_POOL_SIZE, log };
  const database = await waitUntil('PostgreSQL', () => connect(settings.DATABASE_URL, options), log, signal);
  try {
    await refuseUnboundRole(database, name);
    readiness.register('database', async () => void (await database.inSystem((tx) => tx.query('select 1'))));
    const complete = async () => {
      const pending = await pendingMigrations(database, migrations);
      if (pending.length > 0) throw new Error(`Not applied yet: ${pending.join(', ')}`);
    };
    readiness.register('migrations', complete);
    await waitUntil('the migrations', complete, log, signal);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Whether this service announces anything, and whether it remembers what it heard: not every one does. */
export async function messageTables(database: Database): Promise<{ outbox: boolean; inbox: boolean }> {
  const tables = await database.inSystem((tx) =>
    tx.one<{ outbox: boolean; inbox: boolean }>(
      `select to_regclass('outbox') is not null as outbox, to_regclass('inbox') is not null as inbox`,
    ),
  );
  return tables!;
}

/** A service that logs in as a superuser would see every workspace's rows in each of them. */
async function refuseUnboundRole(database: Database, name: string): Promise<void> {
  const role = await database.inSystem((tx) =>
    tx.one<{ unbound: boolean }>(
      'select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
    ),
  );
  if (role?.unbound) throw new Error(`DATABASE_URL of ${name} names a role that row-level security does not bind`);
}
