import { AckPolicy, type Consumer as ServerConsumer, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Log } from '@heatline/database';
import type { Nats } from '../nats';
import { eventStream } from '../streams';
import { pause } from './pause';

export interface InflowSettings {
  durable: string;
  subject: string;
  maxBatch: number;
  ackWaitMs: number;
}

const restartPauseMs = 1_000;
/** The shortest that the client allows: stopping waits for it. */
const fetchMs = 1_000;
const checkEveryMs = 5_000;

/**
 * What a durable consumer brings into this process: fetched while there is room, kept from redelivery until it is settled.
 * Comes back by itself after any outage, and makes the consumer anew if the server lost it.
 */
export class Inflow {
  private readonly waiting: JsMsg[] = [];
  private readonly unsettled = new Set<JsMsg>();
  private readonly stopping = new AbortController();
  private receiving: Promise<void> | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private changed = Promise.withResolvers<void>();

  constructor(
    private readonly nats: Nats,
    private readonly settings: InflowSettings,
    private readonly log: Log,
  ) {}

  start(): void {
    this.receiving = this.receive();
    // A third of the wait: two may get lost before the server gives the message to somebody else.
    this.heartbeat = setInterval(
      () => this.unsettled.forEach((message) => message.working()),
      this.settings.ackWaitMs / 3,
    );
  }

  /** Aborted by `stop`. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** What is due, up to a batch, as soon as there is anything; nothing once it is stopped. */
  async next(): Promise<JsMsg[]> {
    while (this.waiting.length === 0 && !this.signal.aborted) await this.changed.promise;
    if (this.signal.aborted) return [];
    const batch = this.waiting.splice(0, this.settings.maxBatch);
    this.tell();
    return batch;
  }

  /** Answers the server; from here on the message is no longer ours. */
  settle(message: JsMsg, answer: () => void): void {
    this.unsettled.delete(message);
    answer();
  }

  /** For `next` to return and for fetching to end. */
  stop(): void {
    this.stopping.abort();
    this.tell();
  }

  /**
   * Gives back what nobody works on. Takes up to a second: the request that is out is waited for, since what it brings would
   * otherwise be nobody's until the server's patience ends.
   */
  async stopped(): Promise<void> {
    await this.receiving;
    for (const message of this.waiting.splice(0)) this.settle(message, () => message.nak());
    clearInterval(this.heartbeat);
  }

  private async receive(): Promise<void> {
    while (!this.signal.aborted) {
      try {
        await this.fetchFrom(await this.ensureConsumer());
      } catch (error) {
        this.log.warn({ err: error, consumer: this.settings.durable }, 'A consumer lost its stream; it will try again');
        await pause(restartPauseMs, this.signal);
      }
    }
  }

  private async fetchFrom(consumer: ServerConsumer): Promise<void> {
    const { maxBatch } = this.settings;
    for (let checkedAt = performance.now(); !this.signal.aborted;) {
      if (this.waiting.length >= maxBatch) {
        await this.changed.promise;
        continue;
      }
      let received = 0;
      for await (const message of await consumer.fetch({ max_messages: maxBatch, expires: fetchMs })) {
        received++;
        this.unsettled.add(message);
        this.waiting.push(message);
        this.tell();
      }
      // Silence looks the same whether nothing is due or the consumer is gone.
      if (received === 0 && performance.now() - checkedAt > checkEveryMs) {
        await consumer.info();
        checkedAt = performance.now();
      }
    }
  }

  private async ensureConsumer(): Promise<ServerConsumer> {
    const stream = this.nats.named(eventStream);
    const durable = this.nats.named(this.settings.durable);
    const manager = await this.nats.manager();
    // Adding one that exists updates it, and refuses if it is of another kind.
    await manager.consumers.add(stream, {
      durable_name: durable,
      filter_subject: this.nats.subject(this.settings.subject),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(this.settings.ackWaitMs),
      deliver_policy: DeliverPolicy.All,
      // We count ourselves: at the server's limit a message would silently stay undelivered.
      max_deliver: -1,
      // The bound of what waits in this process and its siblings.
      max_ack_pending: Math.max(1_000, this.settings.maxBatch * 4),
    });
    return this.nats.jetstream.consumers.get(stream, durable);
  }

  /** Wakes whoever waits for messages, room, or the end. */
  private tell(): void {
    this.changed.resolve();
    this.changed = Promise.withResolvers();
  }
}
