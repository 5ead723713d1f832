import { comparedWithRegistry, testDatabase, type TestDatabase } from '@heatline/testing';
import { Client } from 'pg';
import { migrations } from '../migrations/all';

/** A table that nobody listed would keep what it knows of a person who is erased. */
describe('tables with a column for a lead', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase('identity', migrations);
  });
  afterAll(() => database?.drop());

  it('are all in the registry', async () => {
    expect(await comparedWithRegistry(database.adminUrl, 'identity')).toEqual({ missing: [], unknown: [] });
  });

  it('are found when they are new', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('create table identity.forgotten (workspace_id uuid, original_lead_id uuid)');
    await admin.end();
    expect(await comparedWithRegistry(database.adminUrl, 'identity')).toMatchObject({ missing: ['forgotten'] });
  });
});
