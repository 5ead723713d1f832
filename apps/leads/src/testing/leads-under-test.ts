import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Call, captureLeads, listLeads, type LeadListQuery, recordEvents } from '@heatline/contracts';
import { connect, type Database } from '@heatline/database';
import {
  type Breaker,
  driveRun,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  twoWorkspaces,
} from '@heatline/testing';
import { Pool } from 'pg';
import type { z } from 'zod';
import { extensions, migrations } from '../migrations/all';
import { leadsService } from '../service';
import { identityUnderTest, MembersUnderTest } from './members-under-test';
import { MatchesUnderTest, RowsUnderTest, scoringUnderTest } from './others-under-test';
import { makeScoringViews } from './scoring-views';

/** The whole service against real servers, with two fresh workspaces for each test. Call it at the top of a test file. */
export function leadsUnderTest() {
  let server: TestDatabase;
  let service: ServiceUnderTest;
  let identity: ServiceUnderTest;
  let scoring: ServiceUnderTest;
  const scores = new RowsUnderTest();
  const matches = new MatchesUnderTest();
  const members = new MembersUnderTest();
  let database: Database;
  let pool: Pool;
  const [here, elsewhere] = twoWorkspaces();
  const at = { here, elsewhere };

  beforeAll(async () => {
    // Apart from whatever else uses the same Temporal: other workers would take this service's work.
    process.env['TEMPORAL_NAMESPACE'] = 'heatline-leads-tests';
    server = await testDatabase('leads', migrations, { extensions });
    await makeScoringViews(server.adminUrl);
    service = await startInProcess(leadsService, { database: server });
    identity = await startInProcess(identityUnderTest(members), { nats: service.nats });
    scoring = await startInProcess(scoringUnderTest(scores, matches), { nats: service.nats });
    database = await connect(server.url, { applicationName: 'test' });
    pool = new Pool({ connectionString: server.adminUrl, max: 4 });
  });
  afterAll(async () => {
    await scoring?.stop();
    await identity?.stop();
    await service?.stop();
    await database?.close();
    await pool?.end();
    await server?.drop();
  });
  beforeEach(() => {
    [at.here, at.elsewhere] = twoWorkspaces();
  });

  const ask = <Request extends z.ZodType, Reply extends z.ZodType>(
    call: Call<Request, Reply>,
    request: z.input<Request>,
    workspace = at.here,
  ) => service.bus.ask(call, request, workspace.context);
  const capture = (leads: unknown[], workspace = at.here) => ask(captureLeads, { leads }, workspace);
  const list = (query: z.input<typeof LeadListQuery> = {}, workspace = at.here) => ask(listLeads, query, workspace);
  /** As the service itself sees a workspace. */
  const rows = (sql: string, workspace = at.here) =>
    database.inWorkspace(workspace.id, (tx) => tx.query<Record<string, unknown>>(sql));

  return {
    /** The workspace of this test, and one that must not notice. */
    at,
    ask,
    /** What scoring keeps. */
    scores,
    /** Who satisfies what scoring is asked. */
    matches,
    /** Whom identity knows. */
    members,
    /** As the service itself is connected. */
    database: () => database,
    adminUrl: () => server.adminUrl,
    /** A member whom identity knows. */
    aMember: (active = true, workspace = at.here) => members.add(workspace.id, active),
    /** Does all of a run's work, as its workflow would have it done. */
    drive: (runId: string, breaker?: Breaker, workspace = at.here) =>
      driveRun({ service, database }, workspace.id, runId, breaker),
    /** The running service itself. */
    service: () => service,
    capture,
    /** Captures leads; their ids. */
    make: async (leads: unknown[], workspace = at.here) =>
      (await capture(leads, workspace)).leads.map(({ leadId }) => leadId),
    record: (events: unknown[], workspace = at.here) => ask(recordEvents, { events }, workspace),
    list,
    names: async (query: z.input<typeof LeadListQuery>) => (await list(query)).items.map(({ name }) => name),
    rows,
    count: async (table: string, workspace = at.here) =>
      Number((await rows(`select count(*) as n from ${table}`, workspace))[0]!['n']),
    /** Past the policies: for what other services would have written. */
    admin: (sql: string, params: unknown[] = []) => pool.query(sql, params),
    announced: async <Payload>(workspace = at.here) =>
      (
        await pool.query<{ payload: Payload }>(
          'select payload from leads.outbox where workspace_id = $1 order by created_at, id',
          [workspace.id],
        )
      ).rows.map(({ payload }) => payload),
  };
}
