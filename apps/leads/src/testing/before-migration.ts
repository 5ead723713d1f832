import { afterAll, beforeAll } from '@jest/globals';
import { migrateService, type Migration } from '@heatline/database';
import { testDatabase, type TestDatabase } from '@heatline/testing';
import { Client } from 'pg';
import { extensions, migrations } from '../migrations/all';

/** A database as it was before a migration, to be filled and then brought to date. Call it at the top of a test file. */
export function beforeMigration(migration: Migration) {
  let database: TestDatabase;
  let admin: Client;
  beforeAll(async () => {
    database = await testDatabase('leads', migrations.slice(0, migrations.indexOf(migration)), { extensions });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });
  return {
    /** Past all policies. */
    admin: () => admin,
    migrate: () =>
      migrateService({ service: 'leads', adminUrl: database.adminUrl, ownUrl: database.url, migrations, extensions }),
  };
}
