import { Controller, Module } from '@nestjs/common';
import { type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type CallContext, defineCall, defineStream, Fault, InvalidRequest, Refusal } from '@heatline/contracts';
import { silentLog } from '@heatline/database';
import { createInbox } from '@nats-io/transport-node';
import { z } from 'zod';
import { testNats, type TestNats } from '../testing/test-nats';
import { Answers, Streams } from './answers';
import { Bus } from './bus';
import { endHeader, piecesPerReceipt, piecesUnderWay } from './stream-wire';
import { CallServer } from './call-server';
import { contextHeaders } from './wire';

const Greeting = z.object({ text: z.string(), workspaceId: z.uuid(), role: z.string().optional() });
const greet = defineCall({
  subject: 'rpc.greeter.greet',
  request: z.object({ name: z.string().trim().min(1, 'Enter a name'), times: z.int().default(1) }),
  reply: Greeting,
  refusals: ['nobody_home'],
  timeoutMs: 500,
});
const nobodyListens = defineCall({ subject: 'rpc.nowhere.ask', request: z.object({}), reply: z.object({}) });
const large = defineCall({
  subject: 'rpc.greeter.large',
  request: z.object({ text: z.string() }),
  reply: z.object({ text: z.string() }),
});
const slow = defineCall({
  subject: 'rpc.greeter.slow',
  request: z.object({}),
  reply: z.object({ done: z.boolean() }),
  timeoutMs: 200,
});
const finished = defineCall({ ...slow, subject: 'rpc.greeter.finished', timeoutMs: 5_000 });

const logged: { fields: object; message: string }[] = [];
const log = { ...silentLog, error: (fields: object, message: string) => void logged.push({ fields, message }) };
const pieces = defineStream({
  subject: 'rpc.greeter.pieces',
  request: z.object({ count: z.int() }),
  refusals: ['nobody_home'],
  timeoutMs: 2_000,
});
const nobodyStreams = defineStream({ subject: 'rpc.nowhere.pieces', request: z.object({}) });
/** How many pieces were made, and whether making them was ended. */
let made = { pieces: 0, ended: false };

let release = Promise.withResolvers<void>();
let started = Promise.withResolvers<void>();

@Controller()
class Greeter {
  @Answers(greet)
  greet({ name, times }: { name: string; times: number }, context: CallContext) {
    if (name === 'nobody') throw new Refusal('nobody_home', { name });
    if (name === 'surprise') throw new Refusal('never_declared');
    if (name === 'defect') throw new TypeError('secret of the house');
    if (name === 'away') throw new Fault('database_unavailable', 'The database cannot be reached');
    if (name === 'cursor') throw new Refusal('bad_cursor');
    // As a value from a database may be: the compiler believes it to be a text.
    if (name === 'wrong') return { text: JSON.parse('7'), workspaceId: context.workspaceId };
    const text = Array(times).fill(`Hello ${name}`).join(' ');
    return { text, workspaceId: context.workspaceId, role: context.actor?.role, internal: 'not for others' };
  }

  @Answers(large)
  async large({ text }: { text: string }) {
    return { text };
  }

  @Streams(pieces)
  async *pieces({ count }: { count: number }) {
    made = { pieces: 0, ended: false };
    try {
      if (count === 0) throw new Refusal('nobody_home');
      for (let piece = 0; piece < count; piece++) {
        if (piece === 100) throw new TypeError('secret of the house');
        made.pieces++;
        yield Buffer.alloc(1_000, piece);
      }
    } finally {
      made.ended = true;
    }
  }

  @Answers(slow)
  async slow() {
    await release.promise;
    return { done: true };
  }

  @Answers(finished)
  async finished() {
    started.resolve();
    await release.promise;
    return { done: true };
  }
}

@Module({ controllers: [Greeter] })
class GreeterModule {}

let server: TestNats;
let service: INestMicroservice;
let bus: Bus;
const context: CallContext = {
  workspaceId: '0198c0de-0000-7000-8000-000000000001',
  actor: { kind: 'member', id: '0198c0de-0000-7000-8000-000000000002', role: 'rep' },
  requestId: 'request-1',
};

const startService = async () => {
  const started = await NestFactory.createMicroservice(GreeterModule, {
    strategy: new CallServer(server.nats, 'greeter', log),
    logger: false,
  });
  await started.listen();
  return started;
};
const failureOf = (answer: Promise<unknown>) =>
  answer.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(async () => {
  server = await testNats();
  bus = new Bus(server.nats);
  service = await startService();
});
afterAll(async () => {
  release.resolve();
  await service.close();
  await server.drop();
});
beforeEach(() => {
  logged.length = 0;
  release = Promise.withResolvers();
  started = Promise.withResolvers();
});

it('answers with the caller’s context, and only what the contract names', async () => {
  const answer = await bus.ask(greet, { name: ' Ada ', times: 2 }, context);
  expect(answer).toEqual({ text: 'Hello Ada Hello Ada', workspaceId: context.workspaceId, role: 'rep' });
});

it('tells what is wrong with a request, and where', async () => {
  const error = await failureOf(bus.ask(greet, { name: '  ' }, context));
  expect(error).toBeInstanceOf(InvalidRequest);
  expect(error).toMatchObject({ issues: [{ path: 'name', message: 'Enter a name' }] });
});

it('refuses a call without a workspace', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'Ada' }, { ...context, workspaceId: 'none' }));
  expect(error).toMatchObject({ issues: [{ path: 'context.workspaceId' }] });
});

it('carries a declared refusal with its details', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'nobody' }, context));
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code: 'nobody_home', details: { name: 'nobody' } });
});

it('lets every call refuse a bad cursor', async () => {
  expect(await failureOf(bus.ask(greet, { name: 'cursor' }, context))).toMatchObject({
    name: 'Refusal',
    code: 'bad_cursor',
  });
});

it('turns an undeclared refusal into a fault, and logs which it was', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'surprise' }, context));
  expect(error).toBeInstanceOf(Fault);
  expect(error).toMatchObject({ code: 'fault', traceId: 'request-1' });
  expect(logged).toMatchObject([{ message: 'A refusal that the call does not list: never_declared' }]);
});

it('says nothing about a defect but the trace id, which finds it in the log', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'defect' }, context));
  expect(error).toMatchObject({
    code: 'fault',
    message: 'Something went wrong',
    traceId: 'request-1',
    retryable: false,
  });
  expect(logged).toMatchObject([{ fields: { requestId: 'request-1', err: { message: 'secret of the house' } } }]);
});

it('passes on that something may be tried again', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'away' }, context));
  expect(error).toMatchObject({ name: 'Fault', code: 'database_unavailable', retryable: true });
});

it('never lets out an answer that breaks its contract', async () => {
  const error = await failureOf(bus.ask(greet, { name: 'wrong' }, context));
  expect(error).toMatchObject({ code: 'fault' });
  expect(logged).toMatchObject([{ fields: { err: { cause: { issues: [{ path: 'text' }] } } } }]);
});

it('says at once when nobody listens', async () => {
  const from = performance.now();
  const error = await failureOf(bus.ask(nobodyListens, {}, context));
  expect(error).toMatchObject({ code: 'service_unavailable', message: 'No nowhere service answers at the moment' });
  expect(performance.now() - from).toBeLessThan(1_000);
});

it('gives up after the call’s own time', async () => {
  const error = await failureOf(bus.ask(slow, {}, context));
  expect(error).toMatchObject({ code: 'timeout', retryable: true });
  release.resolve();
});

it('carries megabytes', async () => {
  const text = 'x'.repeat(server.nats.connection.info!.max_payload - 10_000);
  expect((await bus.ask(large, { text }, context)).text).toHaveLength(text.length);
});

it('says that a request is too large, and goes on', async () => {
  const text = 'x'.repeat(server.nats.connection.info!.max_payload + 1);
  expect(await failureOf(bus.ask(large, { text }, context))).toMatchObject({ name: 'Fault' });
  expect((await bus.ask(large, { text: 'small' }, context)).text).toBe('small');
});

describe('a long answer', () => {
  it('comes in pieces, in order, to its end', async () => {
    const got: number[] = [];
    for await (const piece of bus.stream(pieces, { count: 50 }, context)) got.push(piece[0]!);
    expect(got).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('is made no faster than it is taken, and no further than somebody wants it', async () => {
    let taken = 0;
    for await (const _ of bus.stream(pieces, { count: 90 }, context)) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(made.pieces).toBeLessThanOrEqual(++taken + piecesUnderWay + 1);
      if (taken === 10) break;
    }
    while (!made.ended) await new Promise((resolve) => setImmediate(resolve));
    expect(made.pieces).toBeLessThan(taken + piecesUnderWay + 6);
  });

  it('is acknowledged some pieces at a time', async () => {
    const { connection } = server.nats;
    const heard: string[] = [];
    const inboxes = connection.subscribe('_INBOX.>', { callback: (_, message) => void heard.push(message.string()) });
    await connection.flush();
    for await (const _ of bus.stream(pieces, { count: 50 }, context));
    await connection.flush();
    inboxes.unsubscribe();
    expect(heard.filter((text) => text === String(piecesPerReceipt))).toHaveLength(Math.floor(50 / piecesPerReceipt));
    expect(piecesPerReceipt).toBeLessThan(piecesUnderWay);
  });

  it('goes at the pace of a taker that acknowledges each piece without a number', async () => {
    const { connection } = server.nats;
    const inbox = createInbox();
    const arriving = connection.subscribe(inbox);
    connection.publish(server.nats.subject(pieces.subject), JSON.stringify({ count: 50 }), {
      reply: inbox,
      headers: contextHeaders(context),
    });
    let taken = 0;
    for await (const message of arriving) {
      if (message.headers?.has(endHeader)) break;
      expect(made.pieces).toBeLessThanOrEqual(++taken + piecesUnderWay + 1);
      message.respond();
      await connection.flush();
    }
    expect(taken).toBe(50);
  });

  it('is refused before its first piece, and fails where it breaks', async () => {
    const all = async (count: number) => {
      let taken = 0;
      for await (const _ of bus.stream(pieces, { count }, context)) taken++;
      return taken;
    };
    expect(await failureOf(all(0))).toMatchObject({ code: 'nobody_home' });
    expect(await failureOf(all(101))).toMatchObject({ code: 'fault', message: 'Something went wrong' });
    expect(await failureOf(all('x' as never))).toBeInstanceOf(InvalidRequest);
    const nowhere = bus.stream(nobodyStreams, {}, context);
    expect(await failureOf(nowhere.next())).toMatchObject({ code: 'service_unavailable' });
  });
});

it('answers what is under way when it closes', async () => {
  const second = await startService();
  await service.close();
  const answer = bus.ask(finished, {}, context);
  await started.promise;
  const closing = second.close();
  release.resolve();
  expect(await answer).toEqual({ done: true });
  await closing;
  expect(await failureOf(bus.ask(greet, { name: 'Ada' }, context))).toMatchObject({ code: 'service_unavailable' });
  service = await startService();
});
