import { connect } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { eraseRows } from '@heatline/service';
import { comparedWithRegistry, testDatabase, type TestDatabase, testNats, type TestNats } from '@heatline/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { eraseWhatHangsOnLeads } from './erase-what-hangs-on-leads';
import { migrations } from './migrations/all';

/** A table that nobody listed would keep what it knows of a person who is erased. */
describe('tables with a column for a lead', () => {
  let database: TestDatabase;
  let nats: TestNats;
  beforeAll(async () => {
    database = await testDatabase('identity', migrations);
    nats = await testNats();
  });
  afterAll(async () => {
    await nats?.drop();
    await database?.drop();
  });

  it('are all in the registry', async () => {
    expect(await comparedWithRegistry(database.adminUrl, 'identity')).toEqual({ missing: [], unknown: [] });
  });

  it('let go of a lead who is erased, with the notifications that told of nobody else', async () => {
    const [workspaceId, memberId, gone, stays] = [1, 2, 3, 4].map(() => randomUUID());
    const [alone, together, shareId] = [1, 2, 3].map(() => randomUUID());
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const asAdmin = (sql: string, params: unknown[]) => admin.query(sql, params);
    await asAdmin(`insert into identity.workspace (workspace_id, name, time_zone) values ($1, 'W', 'UTC')`, [
      workspaceId,
    ]);
    for (const [id, count] of [
      [alone, 1],
      [together, 2],
    ])
      await asAdmin(
        `insert into identity.notification (workspace_id, notification_id, member_id, kind, key, in_app, count, first_at, last_at)
         values ($1, $2, $3, 'assigned', '', true, $4, now(), now())`,
        [workspaceId, id, memberId, count],
      );
    for (const [id, lead] of [
      [alone, gone],
      [together, gone],
      [together, stays],
    ])
      await asAdmin(
        `insert into identity.notification_item (workspace_id, member_id, kind, source_id, cause_id, subject_id, notification_id, at)
         values ($1, $2, 'assigned', gen_random_uuid(), $3, $3, $4, now())`,
        [workspaceId, memberId, lead, id],
      );
    await asAdmin(
      `insert into identity.share_link (workspace_id, share_id, lead_id, hide_personal_data, created_at, expires_at)
       values ($1, $2, $3, false, now(), now())`,
      [workspaceId, shareId, gone],
    );
    await asAdmin('insert into identity.share_link_address (token_hash, workspace_id, share_id) values ($3, $1, $2)', [
      workspaceId,
      shareId,
      'hash',
    ]);
    const service = await connect(database.url, { applicationName: 'test' });
    const removed = await service.inWorkspace(workspaceId!, async (tx) => {
      await eraseWhatHangsOnLeads(tx, [gone!], new LivePublisher(nats.nats));
      return eraseRows(tx, 'identity', [gone!]);
    });
    await service.close();
    expect(removed).toEqual([
      { leadId: gone, table: 'identity.share_link', rows: 1 },
      { leadId: gone, table: 'identity.notification_item', rows: 2 },
    ]);
    const left = await admin.query('select notification_id, count from identity.notification');
    expect(left.rows).toEqual([{ notification_id: together, count: 1 }]);
    expect((await admin.query('select from identity.share_link_address')).rowCount).toBe(0);
    await admin.end();
  });

  it('are found when they are new', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('create table identity.forgotten (workspace_id uuid, original_lead_id uuid)');
    await admin.end();
    expect(await comparedWithRegistry(database.adminUrl, 'identity')).toMatchObject({ missing: ['forgotten'] });
  });
});
