import { migrateService, workspaceTable } from '@heatline/database';
import { testDatabase, type TestDatabase, twoWorkspaces } from '@heatline/testing';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AccountActivity1763800000182 } from './1763800000182-account-activity';
import { migrations } from './all';

let database: TestDatabase;
let admin: Client;
beforeAll(async () => {
  database = await testDatabase('scoring', migrations.slice(0, migrations.indexOf(AccountActivity1763800000182)));
  admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`set role heatline_owner;
    create table leads.lead (workspace_id uuid not null, lead_id uuid not null, root_id uuid not null, account_id uuid);
    ${workspaceTable('leads.lead')} reset role`);
});
afterAll(async () => {
  await admin?.end();
  await database?.drop();
});

it('begins with what the timelines of every workspace say, and leaves no door open', async () => {
  const expected: Record<string, [at: string, by: string]> = {};
  for (const { id } of twoWorkspaces()) {
    const [accountId, silent, root] = [uuidv7(), uuidv7(), uuidv7()];
    const lead = async (account: string | null, at: string | null, rootId?: string) => {
      const leadId = uuidv7();
      await admin.query('insert into leads.lead values ($1, $2, $3, $4)', [id, leadId, rootId ?? leadId, account]);
      await admin.query(
        `insert into scoring.timeline (workspace_id, lead_id, revision, last_activity_at, created_at, event_count, tail) values ($1, $2, 1, $3, now(), 1, '')`,
        [id, leadId, at],
      );
      return leadId;
    };
    await lead(accountId, '2026-10-01T00:00:00.000Z');
    expected[accountId] = ['2026-10-03T00:00:00.000Z', await lead(accountId, '2026-10-03T00:00:00.000Z')];
    await lead(accountId, null);
    await lead(accountId, '2026-10-04T00:00:00.000Z', root);
    await lead(null, '2026-10-05T00:00:00.000Z');
    await lead(silent, null);
  }
  await migrateService({ service: 'scoring', adminUrl: database.adminUrl, ownUrl: database.url, migrations });
  const { rows } = await admin.query(
    'select account_id, last_activity_at, latest_member from scoring.account_activity',
  );
  expect(
    Object.fromEntries(rows.map((row) => [row.account_id, [row.last_activity_at.toISOString(), row.latest_member]])),
  ).toEqual(expected);
  const policies = await admin.query(
    `select tablename, policyname from pg_policies where tablename in ('lead', 'timeline', 'account_activity') order by 1, 2`,
  );
  expect(policies.rows).toEqual(
    ['account_activity', 'lead', 'timeline'].map((tablename) => ({ tablename, policyname: 'workspace' })),
  );
});
