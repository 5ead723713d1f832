import { type LiveMessage, liveSubject } from '@heatline/contracts';
import type { Nats } from '../nats';
import { keyOf, together } from './coalesce';

/** Tells open consoles what changed. At most once a second per workspace, topic and thing: the first at once, the rest together. */
export class LivePublisher {
  /** What waits for the end of its second, by workspace and key. An empty list: something went out within this second. */
  private readonly held = new Map<string, LiveMessage[]>();

  constructor(
    private readonly nats: Nats,
    private readonly everyMs = 1_000,
  ) {}

  /** Best effort: a console that misses it reads the current state when it is opened next. */
  publish(workspaceId: string, message: LiveMessage): void {
    const key = `${workspaceId} ${keyOf(message)}`;
    const held = this.held.get(key);
    if (held) return void this.held.set(key, together(held, message));
    this.send(workspaceId, message);
    this.hold(workspaceId, key);
  }

  private hold(workspaceId: string, key: string): void {
    this.held.set(key, []);
    const timer = setTimeout(() => {
      const held = this.held.get(key) ?? [];
      this.held.delete(key);
      for (const message of held) this.send(workspaceId, message);
      if (held.length > 0) this.hold(workspaceId, key);
    }, this.everyMs);
    // Nobody waits for a console to be told when the process ends.
    timer.unref();
  }

  private send(workspaceId: string, message: LiveMessage): void {
    if (this.nats.ending) return;
    this.nats.connection.publish(this.nats.subject(liveSubject(workspaceId, message.topic)), JSON.stringify(message));
  }
}
