import type { Log } from '@heatline/database';
import type { z } from 'zod';
import type { Nats } from '../nats';
import { Consumer, type Listening } from './consumer';

/** All that this process listens to. Reactions register in their constructor; the service starts and stops them together. */
export class Consumers {
  private readonly all: { start(): void; stop(): Promise<void> }[] = [];

  constructor(
    private readonly nats: Nats,
    private readonly log: Log,
  ) {}

  listen<Payload extends z.ZodType>(listening: Listening<Payload>): void {
    this.all.push(new Consumer(this.nats, listening, this.log));
  }

  start(): void {
    for (const consumer of this.all) consumer.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((consumer) => consumer.stop()));
  }
}
