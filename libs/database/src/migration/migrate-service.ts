import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { ensureLogin, ensureRoles, ownerRole, roleOf, type ServiceName } from './roles';

/** A migration class; its name ends with the 13 digits of a time in milliseconds, by which migrations are ordered. */
export type Migration = new () => MigrationInterface;

export interface ServiceMigration {
  service: ServiceName;
  /** May make roles and schemas in this database: a superuser, or one with CREATEROLE that owns the database. */
  adminUrl: string;
  /** How the service itself will log in; its role and password are made to match. */
  ownUrl: string;
  migrations: Migration[];
  /** Trusted extensions that the migrations need, put into schema public. */
  extensions?: string[];
}

/** One number for the whole database: setting up roles and schemas touches what all services share. */
const migrationLock = 4_832_714_001;

/**
 * Brings one service's schema to where its code expects it. A second run does nothing; two at once wait for each other.
 * @returns the names of the migrations that were applied now
 */
export async function migrateService(of: ServiceMigration): Promise<string[]> {
  const admin = new Client({ connectionString: of.adminUrl, application_name: `heatline migrate ${of.service}` });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRoles(admin);
    await ensureLogin(admin, of.service, of.ownUrl);
    for (const extension of of.extensions ?? []) {
      await admin.query(`create extension if not exists ${admin.escapeIdentifier(extension)} with schema public`);
    }
    return await runMigrations(of);
  } finally {
    // Ends the session, and with it the lock.
    await admin.end();
  }
}

async function runMigrations({ service, adminUrl, migrations }: ServiceMigration): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    applicationName: `heatline migrate ${service}`,
    installExtensions: false,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // Everything belongs to the owner. A migration that cannot get its lock must not hold up the live system behind it.
    extra: { max: 1, options: `-c role=${ownerRole} -c search_path=${service},public -c lock_timeout=60s` },
  });
  await source.initialize();
  try {
    const applied = await source.runMigrations();
    // The service reads it to tell whether it may start; only migrations write it.
    await source.query(`revoke insert, update, delete on migration from ${roleOf(service)}`);
    return applied.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
