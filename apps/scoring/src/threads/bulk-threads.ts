import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Database } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import type { SliceHands } from '@heatline/service';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { type MatchedRange, matchRange, type RangeToMatch } from '../matching/match-range';
import type { BulkJob } from './bulk-job';
import { doBulkJob } from './do-bulk-job';
import { type FromThread, type ToThread, unpack } from './thread-messages';

/** Built beside the main bundle. Where there is no build, as in tests, the work is done in this thread. */
const threadFile = fileURLToPath(new URL('./evaluator.thread.mjs', import.meta.url));

/**
 * A batch needs some ten megabytes. Small young generations are collected often and cheaply; with the generous defaults each thread
 * would take hundreds before it bothers.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

/** A thread takes a second to load, and a run has two slices under way: nobody waits for that who asks first. */
const threadsFromTheStart = 2;

type ThreadHands = Omit<SliceHands, 'say'>;

/** Bulk work away from the thread that answers calls: each job in a worker thread with a connection of its own. */
@Injectable()
export class BulkThreads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  private readonly threaded = existsSync(threadFile);

  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
    private readonly outbox: Outbox,
  ) {}

  /** Resolves when the slice is done, or between two batches after `hands.signal` was aborted. */
  run(job: BulkJob, hands: ThreadHands): Promise<void> {
    const { database, rulebooks, classes, outbox } = this;
    if (!this.threaded) return doBulkJob({ database, rulebooks, classes, outbox }, job, hands);
    return this.inThread(this.idle.pop() ?? this.open(), job, hands);
  }

  /** Who of a range of leads satisfies a condition. */
  match(range: RangeToMatch): Promise<MatchedRange> {
    const { database, rulebooks, classes } = this;
    if (!this.threaded) return matchRange({ database, rulebooks, classes }, range);
    const thread = this.idle.pop() ?? this.open();
    return this.settled(thread, { match: range }, (message, settle) => {
      if ('matched' in message) settle(message.matched);
    });
  }

  onApplicationBootstrap(): void {
    if (this.threaded) for (let i = 0; i < threadsFromTheStart; i++) this.idle.push(this.open());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.all].map((thread) => thread.terminate()));
  }

  private open(): Worker {
    const thread = new Worker(threadFile, {
      name: 'scoring evaluator',
      workerData: { databaseUrl: process.env['DATABASE_URL'] },
      resourceLimits,
    });
    // An idle thread does not keep the process alive.
    thread.unref();
    this.all.add(thread);
    thread.on('exit', () => {
      this.all.delete(thread);
      const at = this.idle.indexOf(thread);
      if (at >= 0) this.idle.splice(at, 1);
    });
    // Without a listener an error between two jobs would end the process; the thread exits and is replaced.
    thread.on('error', () => {});
    return thread;
  }

  private async inThread(thread: Worker, job: BulkJob, { signal, moved }: ThreadHands): Promise<void> {
    const stop = () => thread.postMessage({ stop: true } satisfies ToThread);
    signal.addEventListener('abort', stop);
    try {
      const done = this.settled<void>(thread, { job }, (message, settle) => {
        if ('moved' in message) moved();
        else if ('done' in message) settle();
      });
      if (signal.aborted) stop();
      await done;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Gives a thread something to do, and listens until it has failed or `hear` has settled it. */
  private settled<Answer>(
    thread: Worker,
    work: Exclude<ToThread, { stop: true }>,
    hear: (message: FromThread, settle: (answer: Answer) => void) => void,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void, reusable: boolean) => {
        thread.off('message', listen).off('error', fail).off('exit', gone);
        if (reusable) this.idle.push(thread);
        finish();
      };
      const listen = (message: FromThread) => {
        if (!('failed' in message)) return hear(message, (answer) => settle(() => resolve(answer), true));
        settle(() => reject(unpack(message.failed, 'job' in work ? work.job : undefined)), true);
      };
      const fail = (error: unknown) => settle(() => reject(error), false);
      const gone = (code: number) => settle(() => reject(new Error(`The evaluator thread ended with ${code}`)), false);
      thread.on('message', listen).on('error', fail).on('exit', gone);
      thread.postMessage(work);
    });
  }
}
