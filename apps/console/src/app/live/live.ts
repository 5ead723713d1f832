import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import type { LiveMessage } from '@heatline/contracts';
import { Session } from '../session/session';

type Topic = LiveMessage['topic'];
type MessageOf<Wanted extends Topic> = Extract<LiveMessage, { topic: Wanted }>;
type Listener = (message: LiveMessage) => void;

/** After this long without a connection the strip says that what is shown may be old. */
const patienceMs = 4_000;

/** One stream of changes from the server, as long as somebody is signed in. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly listeners = new Set<Listener>();
  private readonly returns = new Set<() => void>();
  private readonly connection = signal<'connecting' | 'on' | 'off'>('connecting');
  private readonly heard = signal(new Date());
  private source: EventSource | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  readonly state = this.connection.asReadonly();
  /** When what is shown was last known to be new. */
  readonly asOf = this.heard.asReadonly();

  constructor() {
    const session = inject(Session);
    effect(() => (session.me() ? this.open() : this.close()));
  }

  /** Connects anew at once. */
  reconnect() {
    this.close();
    this.open();
  }

  /** Calls back for each message of a topic, and ends with the one who asks. `onReturn`: after a gap, when anything may have changed. */
  listen<Wanted extends Topic>(
    topic: Wanted,
    hear: (message: MessageOf<Wanted>) => void,
    until: DestroyRef,
    onReturn?: () => void,
  ) {
    const listener: Listener = (message) => {
      if (message.topic === topic) hear(message as MessageOf<Wanted>);
    };
    this.listeners.add(listener);
    if (onReturn) this.returns.add(onReturn);
    until.onDestroy(() => {
      this.listeners.delete(listener);
      if (onReturn) this.returns.delete(onReturn);
    });
  }

  private open() {
    if (this.source) return;
    const source = new EventSource('/api/live');
    this.source = source;
    source.onopen = () => {
      clearTimeout(this.patience);
      this.patience = undefined;
      const returned = this.connection() === 'off';
      this.connection.set('on');
      this.heard.set(new Date());
      if (returned) for (const back of this.returns) back();
    };
    source.onmessage = (event: MessageEvent<string>) => this.hear(event.data);
    source.onerror = () => {
      if (this.connection() === 'on') this.heard.set(new Date());
      this.patience ??= setTimeout(() => this.connection.set('off'), patienceMs);
      // A stream that was refused does not try again by itself.
      if (source.readyState === EventSource.CLOSED)
        setTimeout(() => this.source === source && this.reconnect(), patienceMs);
    };
  }

  private close() {
    this.source?.close();
    this.source = undefined;
    clearTimeout(this.patience);
    this.patience = undefined;
  }

  private hear(data: string) {
    // A topic that this console does not know yet has no listener.
    const message = parsed(data);
    if (message) for (const listener of this.listeners) listener(message);
  }
}

function parsed(data: string): LiveMessage | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
