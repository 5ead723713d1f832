import { type CallContext, findRunOwner, listRuns, Run } from '@heatline/contracts';
import { migrateService, runTables } from '@heatline/database';
import {
  startInProcess,
  type ServiceUnderTest,
  testDatabase,
  type TestDatabase,
  twoWorkspaces,
} from '@heatline/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { migrations } from '../migrations/all';
import { identityService } from '../service';

/** As a service that owns runs publishes them. */
class Runs1700000000001 implements MigrationInterface {
  name = 'Runs1700000000001';
  up = (runner: QueryRunner): Promise<void> => runner.query(runTables('scoring'));
  down = (): Promise<void> => Promise.resolve();
}

let server: TestDatabase;
let identity: ServiceUnderTest;
let admin: Client;
const [here, there] = twoWorkspaces();

beforeAll(async () => {
  server = await testDatabase('identity', migrations);
  const ownUrl = server.url.replace('heatline_test_identity', 'heatline_test_scoring');
  await migrateService({ service: 'scoring', adminUrl: server.adminUrl, ownUrl, migrations: [Runs1700000000001] });
  identity = await startInProcess(identityService, { database: server });
  admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await identity?.stop();
  await server?.drop();
});

async function aRun(workspaceId: string, more: Record<string, unknown> = {}): Promise<string> {
  const row = {
    workspace_id: workspaceId,
    run_id: uuidv7(),
    kind: 'recalculateModel',
    state: 'completed',
    about_kind: 'model',
    about_id: uuidv7(),
    about_name: 'Engagement',
    by_kind: 'schedule',
    cause: 'Every 6 hours',
    workflow_id: 'w',
    params: '{}',
    ...more,
    ended_at: ['running', 'parked'].includes(String(more['state'])) ? null : new Date(),
  };
  const names = Object.keys(row);
  await admin.query(
    `insert into scoring.run (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
  return row.run_id;
}

const list = (query: Record<string, unknown>, context: CallContext = here.context) =>
  identity.bus.ask(listRuns, { limit: 50, ...query }, context);
const idsOf = async (query: Record<string, unknown>, context?: CallContext) =>
  (await list(query, context)).items.map(({ runId }) => runId);

describe('the list of all runs', () => {
  it('has the newest first, page by page, without losing those of one instant', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await aRun(here.id, { created_at: `2026-11-01T10:00:00.00000${i}Z` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, cursor });
      expect(page.items.map((run) => Run.parse(run))).toHaveLength(page.items.length);
      seen.push(...page.items.map(({ runId }) => runId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'bad_cursor' });
  });

  it('can be narrowed', async () => {
    const running = await aRun(here.id, { state: 'running' });
    const parked = await aRun(here.id, { state: 'parked' });
    const modelId = uuidv7();
    const memberId = uuidv7();
    const mine = await aRun(here.id, { about_id: modelId, by_kind: 'member', by_id: memberId, state: 'failed' });
    const refresh = await aRun(here.id, { kind: 'refreshTimelines' });
    expect(await idsOf({ group: 'active' })).toEqual([parked, running]);
    expect(await idsOf({ group: 'attention' })).toEqual([parked]);
    expect(await idsOf({ group: 'finished' })).not.toContain(running);
    expect(await idsOf({ state: ['running', 'failed'] })).toEqual([mine, running]);
    expect(await idsOf({ kind: ['refreshTimelines'] })).toEqual([refresh]);
    expect(await idsOf({ modelId })).toEqual([mine]);
    expect(await idsOf({ memberId })).toEqual([mine]);
  });

  it('knows who owns a run, in its own workspace only', async () => {
    const runId = await aRun(there.id);
    expect(await idsOf({}, there.context)).toEqual([runId]);
    expect(await idsOf({})).not.toContain(runId);
    expect(await identity.bus.ask(findRunOwner, { runId }, there.context)).toEqual({ service: 'scoring' });
    await expect(identity.bus.ask(findRunOwner, { runId }, here.context)).rejects.toMatchObject({
      code: 'run_not_found',
    });
  });
});
