import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrateService, type Migration } from '../migration/migrate-service';
import type { ServiceName } from '../migration/roles';
import { fingerprintOf } from './recorded-sql';

/** A database of its own for one test file, on the server of DATABASE_URL. */
export interface TestDatabase {
  /** Superuser, past row-level security: for looking and for breaking things. */
  adminUrl: string;
  /** As the service logs in. */
  url: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  extensions?: string[];
}

/** Any number will do, as long as nobody else uses it on the server's maintenance database. */
const templateLock = 4_832_714_002;
const forgottenAfterMs = 24 * 60 * 60 * 1_000;

/**
 * A new database with the service's migrations applied. Migrated once per set of migrations, into a template, and copied from then on.
 * @throws Error when DATABASE_URL is not set
 */
export async function testDatabase(
  service: ServiceName,
  migrations: Migration[],
  { extensions = [] }: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const name = `heatline_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  const server = serverUrl();
  const ownUrl = (database: string) => as(server, database, `heatline_test_${service}`, 'test');
  const migrate = (database: string) =>
    migrateService({ service, adminUrl: as(server, database), ownUrl: ownUrl(database), migrations, extensions });

  const fingerprint = await fingerprintOf(migrations);
  await onServer(server, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [templateLock]);
    await dropForgotten(admin);
    if (!fingerprint) return void (await admin.query(`create database ${name}`));
    const template = `heatline_template_${service}_${fingerprint}`;
    if (!(await exists(admin, template))) {
      await dropOthers(admin, service);
      await admin.query(`drop database if exists ${template}_new with (force)`);
      await admin.query(`create database ${template}_new`);
      await migrate(`${template}_new`);
      // Renamed when it is whole: an interrupted test run leaves no half-made template.
      await admin.query(`alter database ${template}_new rename to ${template}`);
    }
    await admin.query(`create database ${name} template ${template}`);
  });
  // What belongs to a database and not into it (grants, search path) is not copied; the migrations find nothing left to do.
  await migrate(name);
  return {
    adminUrl: as(server, name),
    url: ownUrl(name),
    drop: () =>
      onServer(server, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

function serverUrl(): string {
  const url = process.env['DATABASE_URL'];
  if (!url)
    throw new Error(
      'DATABASE_URL is missing: tests with servers need a PostgreSQL superuser, as in postgres://postgres@127.0.0.1:5432/postgres',
    );
  return url;
}

function as(server: string, database: string, user?: string, password?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, password ?? ''];
  return url.href;
}

async function onServer(server: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

async function exists(admin: Client, database: string): Promise<boolean> {
  return (await admin.query('select 1 from pg_database where datname = $1', [database])).rows.length > 0;
}

/** Templates of earlier versions of the service's migrations. */
async function dropOthers(admin: Client, service: ServiceName): Promise<void> {
  await dropAll(admin, `heatline\\_template\\_${service}\\_%`, () => true);
}

/** Databases of test runs that were killed before they could drop them. */
async function dropForgotten(admin: Client): Promise<void> {
  const bornAt = (name: string) => Number.parseInt(name.split('_')[2] ?? '', 36);
  await dropAll(admin, 'heatline\\_test\\_%', (name) => bornAt(name) < Date.now() - forgottenAfterMs);
}

async function dropAll(admin: Client, like: string, condition: (name: string) => boolean): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    like,
  ]);
  for (const { datname } of rows.filter(({ datname }) => condition(datname))) {
    await admin.query(`drop database if exists ${admin.escapeIdentifier(datname)} with (force)`);
  }
}
