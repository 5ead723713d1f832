import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, type Database, readRunDetail, RunStore, runTables, silentLog } from '@heatline/database';
import { testDatabase, type TestDatabase } from '@heatline/database/testing';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { testNats, type TestNats, until } from '@heatline/messaging/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Temporal } from '../temporal/temporal';
import { Courier } from './courier';

class CreateRuns1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runTables('leads'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table run_sample, run_step, run_slice, run_open, run cascade');
  }
}

let server: TestDatabase;
let database: Database;
let nats: TestNats;
let temporal: Temporal;
let courier: Courier;
beforeAll(async () => {
  server = await testDatabase('leads', [CreateRuns1700000000001]);
  database = await connect(server.url, { applicationName: 'test' });
  nats = await testNats();
  // Nobody answers there.
  temporal = Temporal.open({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' });
  const live = new LivePublisher(nats.nats);
  courier = new Courier({ service: 'leads', database, live, outbox: new Outbox(), log: silentLog, temporal });
});
afterAll(async () => {
  courier?.stop();
  await temporal?.close();
  await nats?.drop();
  await database?.close();
  await server?.drop();
});

it('writes into the log of a run, once, that Temporal does not take it', async () => {
  const workspaceId = randomUUID();
  const { run } = await database.inWorkspace(workspaceId, (tx) =>
    new RunStore(tx).open({
      kind: 'exportLeads',
      about: { kind: 'leads', id: randomUUID(), name: '3 leads' },
      by: { kind: 'member', id: randomUUID() },
      cause: 'Export leads',
      workflowId: randomUUID(),
    }),
  );
  const warnings = async () => {
    const detail = await database.inWorkspace(workspaceId, (tx) => readRunDetail(tx, run.runId, 'leads'));
    return detail!.steps.filter(({ level }) => level === 'warning');
  };
  expect(await warnings()).toEqual([]);
  courier.carry(run);
  await until(async () => (await warnings()).length > 0, 40_000);
  // Later tries fail as well.
  await expect(courier.tell(run)).rejects.toThrow();
  expect(await warnings()).toEqual([expect.objectContaining({ text: expect.stringContaining('Temporal') })]);
});
