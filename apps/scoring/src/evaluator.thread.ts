import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { connect, SliceStore } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import type { BulkJob, BulkParts } from './threads/bulk-job';
import { doBulkJob } from './threads/do-bulk-job';
import { carry, type FromThread, type ToThread } from './threads/thread-messages';
import { matchRange, type RangeToMatch } from './matching/match-range';
import { ClassStore } from './timelines/class-store';
import { RulebookStore } from './timelines/rulebook-store';

/** A slice needs one connection, and a second one for the moment in which it interns new classes. */
const poolSize = 2;

const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
let parts: Promise<BulkParts> | undefined = open();
// The first job tries again, and says why.
parts.catch(() => (parts = undefined));
let stopping = new AbortController();

async function open(): Promise<BulkParts> {
  const { databaseUrl } = workerData as { databaseUrl: string };
  const database = await connect(databaseUrl, { applicationName: 'heatline scoring evaluator', poolSize });
  // What is announced here is found by the relay of the main thread, which looks by itself.
  return { database, rulebooks: new RulebookStore(database), classes: new ClassStore(database), outbox: new Outbox() };
}

async function work(job: BulkJob): Promise<void> {
  stopping = new AbortController();
  try {
    parts ??= open();
    await doBulkJob(await parts, job, {
      signal: stopping.signal,
      advance: async (tx, step) => {
        if ('slice' in job) await new SliceStore(tx).advance(job.slice, step);
        tx.afterCommit(() => say({ moved: true }));
      },
    });
    say({ done: true });
  } catch (error) {
    await fail(error);
  }
}

async function look(range: RangeToMatch): Promise<void> {
  try {
    parts ??= open();
    const { packed, next } = await matchRange(await parts, range);
    // Of its own memory: it is handed over, not copied.
    const own = new Uint8Array(packed);
    port.postMessage({ matched: { packed: own, next } } satisfies FromThread, [own.buffer]);
  } catch (error) {
    await fail(error);
  }
}

async function fail(error: unknown): Promise<void> {
  // A connection that could not be opened is tried again by the next job.
  if (parts && (await parts.then(() => false).catch(() => true))) parts = undefined;
  say({ failed: carry(error) });
}

port.on('message', (message: ToThread) => {
  if ('stop' in message) stopping.abort();
  else if ('match' in message) void look(message.match);
  else void work(message.job);
});
