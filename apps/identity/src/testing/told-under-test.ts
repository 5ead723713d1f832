import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Announcement, Call } from '@heatline/contracts';
import { listNotifications, notificationText } from '@heatline/contracts';
import { eventStream } from '@heatline/messaging';
import { migrateService, runTables } from '@heatline/database';
import {
  eventually,
  makePublishedViews,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  testNats,
  type TestNats,
  type TestWorkspace,
  twoWorkspaces,
} from '@heatline/testing';
import { headers } from '@nats-io/transport-node';
import { Pool } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { migrations } from '../migrations/all';
import { identityService } from '../service';

/** As a service that owns runs publishes them. */
class Runs1700000000001 implements MigrationInterface {
  name = 'Runs1700000000001';
  up = (runner: QueryRunner): Promise<void> => runner.query(runTables('scoring'));
  down = (): Promise<void> => Promise.resolve();
}

/** Consumers that identity has at least: audit of two services, engagement, scores, levels, owners, runs. */
const listeners = 7;

/** The whole of identity among what others publish, with two fresh workspaces of one member each for every test. */
export function toldUnderTest() {
  let server: TestDatabase;
  let nats: TestNats;
  let identity: ServiceUnderTest;
  let pool: Pool;
  const at: { here: TestWorkspace; elsewhere: TestWorkspace } = { ...named(twoWorkspaces()) };

  beforeAll(async () => {
    server = await testDatabase('identity', migrations);
    const ownUrl = server.url.replace('heatline_test_identity', 'heatline_test_scoring');
    await migrateService({ service: 'scoring', adminUrl: server.adminUrl, ownUrl, migrations: [Runs1700000000001] });
    await makePublishedViews(server.adminUrl);
    nats = await testNats();
    identity = await startInProcess(identityService, { database: server, nats });
    pool = new Pool({ connectionString: server.adminUrl, max: 4 });
  }, 60_000);
  afterAll(async () => {
    await identity?.stop();
    await nats?.drop();
    await pool?.end();
    await server?.drop();
  });
  beforeEach(async () => {
    Object.assign(at, named(twoWorkspaces()));
    for (const workspace of [at.here, at.elsewhere]) {
      await pool.query(`insert into identity.workspace (workspace_id, name, time_zone) values ($1, 'Alder', 'UTC')`, [
        workspace.id,
      ]);
      await addMember(memberOf(workspace), workspace);
    }
  });

  const add = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    return pool.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  const addMember = (id: string, workspace = at.here) =>
    add('identity.member', {
      workspace_id: workspace.id,
      member_id: id,
      name: 'Mara',
      email: `${id}@x.example`,
      role: 'rep',
      active: true,
      created_at: new Date(),
    });
  const ask = <Request extends z.ZodType, Reply extends z.ZodType>(
    call: Call<Request, Reply>,
    request: z.input<Request>,
    workspace = at.here,
  ) => identity.bus.ask(call, request, workspace.context);
  const list = (query: z.input<typeof listNotifications.request> = {}, workspace = at.here) =>
    ask(listNotifications, query, workspace);

  /** Until everything that was announced has been heard. */
  const settled = async () => {
    const { consumers } = await nats.nats.manager();
    await eventually(async () => {
      let [waiting, known] = [0, 0];
      for await (const { num_pending, num_ack_pending } of consumers.list(nats.nats.named(eventStream))) {
        waiting += num_pending + num_ack_pending;
        known++;
      }
      return known >= listeners && waiting === 0;
    });
  };

  return {
    at,
    settled,
    add,
    addMember,
    ask,
    list,
    query: (sql: string, params: unknown[] = []) => pool.query(sql, params),
    get: <T>(type: abstract new (...args: never[]) => T): T => identity.get(type),
    /** Sends what another service would announce. The same id = delivered again. */
    announce: async <Payload extends z.ZodType>(
      { subject }: Announcement<Payload>,
      payload: z.input<Payload>,
      { id = uuidv7(), workspace = at.here } = {},
    ) => {
      const all = headers();
      all.set('hl-workspace', workspace.id);
      await nats.nats.jetstream.publish(nats.nats.subject(subject), JSON.stringify(payload), {
        msgID: id,
        headers: all,
      });
    },
    /** The service dies, and everything that was ever announced comes again. */
    hearAllAgain: async () => {
      await identity.stop();
      const { consumers } = await nats.nats.manager();
      for await (const { name } of consumers.list(nats.nats.named(eventStream)))
        await consumers.delete(nats.nats.named(eventStream), name);
      identity = await startInProcess(identityService, { database: server, nats });
      await settled();
    },
    /** Waits until this is what the member reads in their bell, newest first. */
    told: (titles: string[], workspace = at.here) =>
      eventually(async () => {
        const { items } = await list({}, workspace);
        expect(items.map((item) => notificationText(item).title)).toEqual(titles);
        return items;
      }),
    aLead: async (name: string | null, more: Record<string, unknown> = {}, workspace = at.here) => {
      const lead_id = uuidv7();
      await add('leads.published_lead', { workspace_id: workspace.id, lead_id, root_id: lead_id, name, ...more });
      return lead_id;
    },
    watch: async (leadId: string, more: Record<string, unknown> = {}, workspace = at.here) => {
      const watch_id = uuidv7();
      await add('leads.published_watch', {
        workspace_id: workspace.id,
        member_id: memberOf(workspace),
        lead_id: leadId,
        watch_id,
        since: new Date(Date.now() - 60_000),
        ...more,
      });
      return watch_id;
    },
  };
}

export const memberOf = (workspace: TestWorkspace): string => workspace.context.actor!.id!;

const named = ([here, elsewhere]: [TestWorkspace, TestWorkspace]) => ({ here, elsewhere });
