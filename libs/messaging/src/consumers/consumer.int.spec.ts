import { Fault } from '@heatline/contracts';
import { connect, type Database, silentLog } from '@heatline/database';
import { testDatabase, type TestDatabase } from '@heatline/database/testing';
import { headers } from '@nats-io/transport-node';
import { v7 as uuidv7 } from 'uuid';
import { connectNats, type Nats } from '../nats';
import { deadLetterStream, ensureStreams, eventStream } from '../streams';
import { cuttable } from '../testing/cuttable';
import { CreatePost1700000000001, letterSent } from '../testing/letters';
import { testNats, type TestNats } from '../testing/test-nats';
import { until } from '../testing/until';
import { Consumer, type ConsumerSettings } from './consumer';
import type { Heard } from './heard';
import { firstTime } from './inbox';

type Letter = Heard<{ letter: number }>;

let server: TestDatabase;
let database: Database;
let nats: TestNats;
const workspaceId = uuidv7();
const running: Consumer<typeof letterSent.payload>[] = [];

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
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
  await nats.drop();
});

async function send(letter: unknown, { workspace = workspaceId, id = uuidv7() } = {}): Promise<void> {
  const all = headers();
  all.set('hl-workspace', workspace);
  await nats.nats.jetstream.publish(nats.nats.subject(letterSent.subject), JSON.stringify({ letter }), {
    msgID: id,
    headers: all,
  });
}

function listen(
  handle: (batch: Letter[], workspaceId: string) => Promise<void>,
  {
    over = nats.nats,
    settings = {},
    maxBatch = 100,
  }: { over?: Nats; settings?: Partial<ConsumerSettings>; maxBatch?: number } = {},
): Consumer<typeof letterSent.payload> {
  const quick = { backoffMs: [20], maxDeliveries: 3, ...settings };
  const consumer = new Consumer(over, { durable: 'post-letters', to: letterSent, maxBatch, handle }, silentLog, quick);
  running.push(consumer);
  consumer.start();
  return consumer;
}

const lettersOf = (batch: Letter[]) => batch.map(({ payload }) => payload.letter);

async function deadLetters() {
  const { streams } = await nats.nats.manager();
  const stream = nats.nats.named(deadLetterStream);
  const { last_seq } = (await streams.info(stream)).state;
  const found = [];
  for (let seq = 1; seq <= last_seq; seq++) {
    const message = (await streams.getMessage(stream, { seq }))!;
    found.push({ body: message.string(), reason: message.header.get('hl-reason') });
  }
  return found;
}

/** How many messages the server still keeps for the consumer: all, before there is one. */
async function unacknowledged(): Promise<number> {
  const { consumers } = await nats.nats.manager();
  const info = await consumers
    .info(nats.nats.named(eventStream), nats.nats.named('post-letters'))
    .catch(() => undefined);
  return info ? info.num_ack_pending + info.num_pending : Infinity;
}

it('hears what was announced before it listened, and acknowledges it', async () => {
  const seen: number[] = [];
  for (const letter of [1, 2, 3]) await send(letter);
  listen(async (batch) => void seen.push(...lettersOf(batch)));
  await until(() => seen.length === 3);
  await until(async () => (await unacknowledged()) === 0);
  expect(seen.sort()).toEqual([1, 2, 3]);
});

it('gives batches of one workspace', async () => {
  const other = uuidv7();
  for (let i = 0; i < 20; i++) await send(i, { workspace: i % 2 ? other : workspaceId });
  const seen: Record<string, number[]> = { [workspaceId]: [], [other]: [] };
  listen(async (batch, id) => {
    expect(batch.every((letter) => letter.workspaceId === id)).toBe(true);
    seen[id]!.push(...lettersOf(batch));
  });
  await until(() => Object.values(seen).flat().length === 20);
  expect(seen[other]!.every((letter) => letter % 2 === 1)).toBe(true);
});

describe('with an inbox', () => {
  const deliver = (batch: Letter[], consumer = 'post-letters') =>
    database.inSystem(async (tx) => {
      const fresh = await firstTime(tx, consumer, batch);
      for (const { payload } of fresh) await tx.execute('insert into delivered (letter) values ($1)', [payload.letter]);
    });
  const delivered = async () =>
    (await database.inSystem((tx) => tx.query<{ letter: number }>('select letter from delivered order by letter'))).map(
      (row) => row.letter,
    );
  afterEach(() => database.inSystem((tx) => tx.execute('delete from delivered')));

  it('has an effect once, though the process dies after its commit and before its answer', async () => {
    let deaths = 0;
    for (const letter of [1, 2, 3]) await send(letter);
    listen(
      async (batch) => {
        await deliver(batch);
        if (deaths++ < 4) throw new Error('died');
      },
      { settings: { maxDeliveries: 10 } },
    );
    await until(async () => (await delivered()).length === 3 && (await unacknowledged()) === 0);
    expect(deaths).toBeGreaterThan(4);
    expect(await delivered()).toEqual([1, 2, 3]);
  });

  it('forgets a message whose work was rolled back', async () => {
    const letter = { messageId: uuidv7(), workspaceId, payload: { letter: 1 } };
    const failing = database.inSystem(async (tx) => {
      expect(await firstTime(tx, 'a', [letter])).toHaveLength(1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await database.inSystem((tx) => firstTime(tx, 'a', [letter]))).toEqual([letter]);
    expect(await database.inSystem((tx) => firstTime(tx, 'a', [letter]))).toEqual([]);
    expect(await database.inSystem((tx) => firstTime(tx, 'b', [letter, letter]))).toEqual([letter]);
  });

  it('lets two processes share the messages', async () => {
    const way = await connectNats({ url: nats.url, name: 'sibling', prefix: nats.prefix });
    listen((batch) => deliver(batch), { maxBatch: 7 });
    listen((batch) => deliver(batch), { maxBatch: 7, over: way });
    for (let letter = 0; letter < 200; letter++) await send(letter);
    await until(async () => (await delivered()).length === 200 && (await unacknowledged()) === 0);
    expect(await delivered()).toEqual(Array.from({ length: 200 }, (_, i) => i));
    await running.pop()!.stop();
    await way.close();
  });
});

it('puts a message that always fails aside, and handles its whole batch', async () => {
  const seen: number[] = [];
  for (const letter of [1, 2, 666, 4, 5]) await send(letter);
  listen(async (batch) => {
    if (lettersOf(batch).includes(666)) throw new RangeError('cannot be delivered');
    seen.push(...lettersOf(batch));
  });
  await until(async () => (await unacknowledged()) === 0 && (await deadLetters()).length === 1);
  expect(seen.sort()).toEqual([1, 2, 4, 5]);
  expect(await deadLetters()).toMatchObject([{ body: '{"letter":666}', reason: 'It failed 3 times: RangeError' }]);
});

it('puts an unreadable message aside at once', async () => {
  const seen: number[] = [];
  await send('not a number');
  await send(2);
  nats.nats.connection.publish(nats.nats.subject(letterSent.subject), 'no message id, no JSON');
  listen(async (batch) => void seen.push(...lettersOf(batch)));
  await until(async () => (await deadLetters()).length === 2);
  await until(async () => (await unacknowledged()) === 0);
  expect(seen).toEqual([2]);
  expect((await deadLetters()).map(({ reason }) => reason).sort()).toEqual([
    'It has no message id',
    'Its payload breaks the contract at letter',
  ]);
});

it('never blames a message for an outage', async () => {
  let tries = 0;
  await send(1);
  listen(
    async () => {
      if (tries++ < 2) throw new Fault('database_unavailable', 'The database cannot be reached');
    },
    { settings: { maxDeliveries: 1 } },
  );
  await until(async () => tries === 3 && (await unacknowledged()) === 0, 20_000);
  expect(await deadLetters()).toEqual([]);
});

it('keeps a message for as long as it works on it', async () => {
  let calls = 0;
  await send(1);
  // Long enough that a busy machine, on which this process rests for seconds, still asks for more time before it is over.
  const ackWaitMs = 6_000;
  listen(
    async () => {
      calls++;
      // eslint-disable-next-line no-restricted-syntax -- the work of the handler takes so long
      await new Promise((wait) => setTimeout(wait, ackWaitMs * 1.5));
    },
    { settings: { ackWaitMs } },
  );
  await until(async () => calls > 0 && (await unacknowledged()) === 0, 60_000);
  expect(calls).toBe(1);
});

it('gives back what waits when it stops, to be handled by another at once', async () => {
  const blocked = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  for (let letter = 0; letter < 10; letter++) await send(letter);
  const first: number[] = [];
  const stopping = listen(
    async (batch) => {
      entered.resolve();
      await blocked.promise;
      first.push(...lettersOf(batch));
    },
    { maxBatch: 1 },
  );
  await entered.promise;
  const stopped = stopping.stop();
  const second: number[] = [];
  listen(async (batch) => void second.push(...lettersOf(batch)));
  blocked.resolve();
  await stopped;
  await until(() => first.length + second.length >= 10, 5_000);
  expect([...first, ...second].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('goes on after NATS was away', async () => {
  const way = await cuttable(nats.url);
  const over = await connectNats({ url: way.url, name: 'test', prefix: nats.prefix });
  const seen: number[] = [];
  const consumer = listen(async (batch) => void seen.push(...lettersOf(batch)), { over });
  try {
    await send(1);
    await until(() => seen.length === 1);
    way.cut();
    await send(2);
    way.mend();
    await until(() => seen.includes(2), 30_000);
  } finally {
    running.splice(running.indexOf(consumer), 1);
    await consumer.stop();
    await over.close();
    await way.close();
  }
});

it('goes on after its stream was lost and made anew', async () => {
  const seen: number[] = [];
  listen(async (batch) => void seen.push(...lettersOf(batch)));
  await send(1);
  await until(() => seen.length === 1);
  const { streams } = await nats.nats.manager();
  await streams.delete(nats.nats.named(eventStream));
  await ensureStreams(nats.nats);
  await send(2);
  await until(() => seen.includes(2), 30_000);
});
