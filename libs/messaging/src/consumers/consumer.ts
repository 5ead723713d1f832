import type { JsMsg } from '@nats-io/jetstream';
import { type Announcement, Fault } from '@heatline/contracts';
import { isLostConnection, type Log } from '@heatline/database';
import type { z } from 'zod';
import type { Nats } from '../nats';
import { toDeadLetters } from './dead-letter';
import { hear, type Heard } from './heard';
import { Inflow } from './inflow';
import { pause } from './pause';

export interface Listening<Payload extends z.ZodType> {
  /** Name of the consumer on the server and in the inbox: `<service>-<what for>`. Never reused for something else. */
  durable: string;
  to: Announcement<Payload>;
  /** At most this many messages in one call of `handle`. */
  maxBatch: number;
  /** Messages of one workspace. Resolving acknowledges all of them; rejecting has them retried one by one. */
  handle(batch: Heard<z.output<Payload>>[], workspaceId: string): Promise<void>;
}

export interface ConsumerSettings {
  ackWaitMs: number;
  /** The shortest time between the beginnings of two batches: under load they grow, at rest a message is handled at once. */
  everyMs: number;
  /** A message that failed this often goes to the dead letters. */
  maxDeliveries: number;
  /** Wait before the next try, by number of tries so far; the last one repeats. */
  backoffMs: number[];
}

const defaults: ConsumerSettings = {
  ackWaitMs: 30_000,
  everyMs: 40,
  maxDeliveries: 6,
  backoffMs: [500, 2_000, 10_000, 30_000],
};
const outagePauseMs = 2_000;

/** A durable pull consumer: whatever is due, in batches, acknowledged one by one. Comes back after any outage. */
export class Consumer<Payload extends z.ZodType> {
  private readonly settings: ConsumerSettings;
  private readonly inflow: Inflow;
  private working: Promise<void> | undefined;

  constructor(
    private readonly nats: Nats,
    private readonly listening: Listening<Payload>,
    private readonly log: Log,
    settings: Partial<ConsumerSettings> = {},
  ) {
    this.settings = { ...defaults, ...settings };
    const { durable, to, maxBatch } = listening;
    this.inflow = new Inflow(nats, { durable, subject: to.subject, maxBatch, ackWaitMs: this.settings.ackWaitMs }, log);
  }

  start(): void {
    this.inflow.start();
    this.working = this.work();
  }

  /** No new messages; the batch under way is finished, what waits behind it goes back to the server. */
  async stop(): Promise<void> {
    this.inflow.stop();
    await this.working;
    await this.inflow.stopped();
  }

  private async work(): Promise<void> {
    while (!this.inflow.signal.aborted) {
      const messages = await this.inflow.next();
      const nextAt = performance.now() + this.settings.everyMs;
      const readable = await this.setAsideUnreadable(messages);
      for (const [workspaceId, group] of byWorkspace(readable)) await this.handle(workspaceId, group);
      await pause(nextAt - performance.now(), this.inflow.signal);
    }
  }

  private async setAsideUnreadable(batch: JsMsg[]): Promise<Delivered<z.output<Payload>>[]> {
    const readable: Delivered<z.output<Payload>>[] = [];
    for (const message of batch) {
      const result = hear(this.listening.to, message);
      if ('unreadable' in result) await this.bury(message, result.unreadable);
      // Its process died each time before it could say why.
      else if (message.info.deliveryCount > this.settings.maxDeliveries * 3)
        await this.bury(message, 'It was delivered too often without an answer');
      else readable.push({ message, heard: result.heard });
    }
    return readable;
  }

  private async handle(workspaceId: string, batch: Delivered<z.output<Payload>>[]): Promise<void> {
    try {
      await this.listening.handle(
        batch.map(({ heard }) => heard),
        workspaceId,
      );
      for (const { message } of batch) this.inflow.settle(message, () => message.ack());
    } catch (error) {
      if (isOutage(error)) await this.waitOutOutage(batch, error);
      else if (batch.length > 1) for (const one of batch) await this.handle(workspaceId, [one]);
      else if (batch[0]) await this.failed(batch[0].message, error);
    }
  }

  /** The message is not to blame: it never counts towards the dead letters. */
  private async waitOutOutage(batch: Delivered<z.output<Payload>>[], error: unknown): Promise<void> {
    this.log.warn(
      { err: error, consumer: this.listening.durable, messages: batch.length },
      'A consumer waits: something it needs is away',
    );
    for (const { message } of batch) this.inflow.settle(message, () => message.nak(outagePauseMs));
    await pause(outagePauseMs, this.inflow.signal);
  }

  private async failed(message: JsMsg, error: unknown): Promise<void> {
    const tries = message.info.deliveryCount;
    const fields = {
      err: error,
      consumer: this.listening.durable,
      messageId: message.headers?.get('Nats-Msg-Id'),
      tries,
    };
    if (tries >= this.settings.maxDeliveries) {
      this.log.error(fields, 'A message failed too often and goes to the dead letters');
      return this.bury(message, `It failed ${tries} times: ${error instanceof Error ? error.name : 'unknown error'}`);
    }
    this.log.warn(fields, 'A message failed and will be tried again');
    const { backoffMs } = this.settings;
    this.inflow.settle(message, () => message.nak(backoffMs[Math.min(tries, backoffMs.length) - 1]));
  }

  private async bury(message: JsMsg, reason: string): Promise<void> {
    try {
      await toDeadLetters(this.nats, this.listening.durable, message, reason);
      // Without a reason: servers before 2.10 take `+TERM reason` for no acknowledgement at all.
      this.inflow.settle(message, () => message.term());
    } catch (error) {
      this.log.warn({ err: error, consumer: this.listening.durable }, 'A dead letter could not be put aside yet');
      this.inflow.settle(message, () => message.nak(outagePauseMs));
    }
  }
}

interface Delivered<Payload> {
  message: JsMsg;
  heard: Heard<Payload>;
}

const isOutage = (error: unknown): boolean => (error instanceof Fault && error.retryable) || isLostConnection(error);

function byWorkspace<Payload>(delivered: Delivered<Payload>[]): Map<string, Delivered<Payload>[]> {
  return Map.groupBy(delivered, ({ heard }) => heard.workspaceId);
}
