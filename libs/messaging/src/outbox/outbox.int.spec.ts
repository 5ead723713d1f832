import { noWorkspace } from '@heatline/contracts';
import { connect, type Database, silentLog } from '@heatline/database';
import { testDatabase, type TestDatabase } from '@heatline/database/testing';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { connectNats } from '../nats';
import { eventStream } from '../streams';
import { cuttable } from '../testing/cuttable';
import { CreatePost1700000000001, letterSent } from '../testing/letters';
import { testNats, type TestNats } from '../testing/test-nats';
import { until } from '../testing/until';
import { Outbox } from './outbox';
import { OutboxRelay } from './outbox-relay';

let server: TestDatabase;
let database: Database;
let nats: TestNats;
let outbox: Outbox;
let relay: OutboxRelay;
const started: OutboxRelay[] = [];

beforeAll(async () => {
  server = await testDatabase('leads', [CreatePost1700000000001]);
  database = await connect(server.url, { applicationName: 'test' });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  nats = await testNats();
  outbox = new Outbox();
  relay = new OutboxRelay(database, nats.nats, silentLog, outbox);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
  await admin('truncate leads.outbox');
  await nats.drop();
});

const start = (one: OutboxRelay) => {
  started.push(one);
  one.start();
};

async function admin(sql: string): Promise<void> {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const send = (letter: number, workspaceId = uuidv7()) =>
  database.inWorkspace(workspaceId, (tx) => outbox.announce(tx, letterSent, { letter }));
const unpublished = async () =>
  (await database.inSystem((tx) =>
    tx.one<{ n: number }>('select count(*)::int as n from outbox where published_at is null'),
  ))!.n;

/** What reached the stream, oldest first. */
async function arrived(): Promise<
  { letter: number; workspaceId: string | undefined; messageId: string | undefined }[]
> {
  const { streams } = await nats.nats.manager();
  const stream = nats.nats.named(eventStream);
  const { last_seq } = (await streams.info(stream)).state;
  const messages = [];
  for (let seq = 1; seq <= last_seq; seq++) {
    const message = await streams.getMessage(stream, { seq });
    const { letter } = message!.json<{ letter: number }>();
    messages.push({
      letter,
      workspaceId: message!.header.get('hl-workspace'),
      messageId: message!.header.get('Nats-Msg-Id'),
    });
  }
  return messages;
}
const letters = async () => (await arrived()).map(({ letter }) => letter);

it('sends what was committed, with its workspace', async () => {
  const workspaceId = uuidv7();
  await send(1, workspaceId);
  await database.inSystem((tx) => outbox.announce(tx, letterSent, { letter: 2 }));
  expect(await relay.publishBatch()).toBe(2);
  expect(await arrived()).toMatchObject([
    { letter: 1, workspaceId },
    { letter: 2, workspaceId: noWorkspace },
  ]);
  expect(await relay.publishBatch()).toBe(0);
});

it('never sends what was rolled back', async () => {
  const failing = database.inSystem(async (tx) => {
    await outbox.announce(tx, letterSent, { letter: 1 });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow();
  expect(await relay.publishBatch()).toBe(0);
});

it('refuses a payload that breaks the contract, with the transaction', async () => {
  const wrong = database.inSystem((tx) => outbox.announce(tx, letterSent, { letter: JSON.parse('"one"') }));
  await expect(wrong).rejects.toThrow(/expected number/);
});

it('sends nothing twice and loses nothing when it dies between publishing and marking', async () => {
  for (const letter of [1, 2, 3]) await send(letter);
  // The backend dies at the mark: the batch is in the stream, and in the outbox as unpublished.
  await admin(`create function leads.die() returns trigger language plpgsql security definer set search_path = pg_catalog as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger die before update on leads.outbox for each row execute function leads.die()`);
  await expect(relay.publishBatch()).rejects.toMatchObject({ code: 'database_unavailable' });
  expect(await letters()).toHaveLength(3);
  expect(await unpublished()).toBe(3);

  await admin('drop trigger die on leads.outbox; drop function leads.die()');
  expect(await new OutboxRelay(database, nats.nats, silentLog, outbox).publishBatch()).toBe(3);
  expect((await letters()).sort()).toEqual([1, 2, 3]);
  expect(await unpublished()).toBe(0);
});

it('sends a row that was made before others and committed after them', async () => {
  const early = Promise.withResolvers<void>();
  const announced = Promise.withResolvers<void>();
  const slow = database.inSystem(async (tx) => {
    await outbox.announce(tx, letterSent, { letter: 1 });
    announced.resolve();
    await early.promise;
  });
  await announced.promise;
  await send(2);
  await relay.publishBatch();
  expect(await letters()).toEqual([2]);
  early.resolve();
  await slow;
  await relay.publishBatch();
  expect(await letters()).toEqual([2, 1]);
});

it('shares the work between processes', async () => {
  await database.inSystem(async (tx) => {
    for (let letter = 0; letter < 500; letter++) await outbox.announce(tx, letterSent, { letter });
  });
  const relays = [1, 2, 3].map(() => new OutboxRelay(database, nats.nats, silentLog, new Outbox(), { batch: 40 }));
  relays.forEach(start);
  await until(async () => (await unpublished()) === 0);
  expect((await letters()).sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
});

it('is woken by a commit, without waiting for its next look', async () => {
  const lazy = new OutboxRelay(database, nats.nats, silentLog, outbox, { pollMs: 3_600_000 });
  start(lazy);
  await send(1);
  await until(async () => (await unpublished()) === 0, 3_000);
  await send(2);
  await until(async () => (await unpublished()) === 0, 3_000);
});

it('finds by itself what another process committed', async () => {
  start(new OutboxRelay(database, nats.nats, silentLog, new Outbox()));
  await send(1);
  await until(async () => (await unpublished()) === 0, 3_000);
});

it('goes on after NATS was away', async () => {
  const way = await cuttable(nats.url);
  const own = await connectNats({ url: way.url, name: 'test', prefix: nats.prefix });
  try {
    start(new OutboxRelay(database, own, silentLog, outbox));
    await send(1);
    await until(async () => (await unpublished()) === 0);
    way.cut();
    await send(2);
    await send(3);
    expect(await unpublished()).toBe(2);
    way.mend();
    await until(async () => (await unpublished()) === 0, 30_000);
    expect((await letters()).sort()).toEqual([1, 2, 3]);
  } finally {
    await Promise.all(started.splice(0).map((one) => one.stop()));
    await own.close();
    await way.close();
  }
});

it('goes on after PostgreSQL was away', async () => {
  const way = await cuttable(server.url);
  const own = await connect(way.url, { applicationName: 'test' });
  try {
    start(new OutboxRelay(own, nats.nats, silentLog, new Outbox()));
    await send(1);
    await until(async () => (await unpublished()) === 0);
    way.cut();
    await send(2);
    way.mend();
    await until(async () => (await unpublished()) === 0, 30_000);
    expect(await letters()).toEqual([1, 2]);
  } finally {
    await Promise.all(started.splice(0).map((one) => one.stop()));
    await own.close();
    await way.close();
  }
});

it('goes on after NATS came back without its disk', async () => {
  start(relay);
  const { streams } = await nats.nats.manager();
  await streams.delete(nats.nats.named(eventStream));
  await send(1);
  await until(async () => (await unpublished()) === 0, 30_000);
  expect(await letters()).toEqual([1]);
});
