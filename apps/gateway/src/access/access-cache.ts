import {
  type Access,
  AccessChanged,
  accessChangedSubject,
  readApiKey,
  resolveApiKey,
  resolveSession,
  systemContext,
} from '@heatline/contracts';
import { Bus, Nats } from '@heatline/messaging';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { hashOf } from './session-cookie';

/** Long enough that a busy key costs nothing, short enough for a change whose message was lost. */
const rememberedMs = 5_000;
const maxRemembered = 20_000;

interface Remembered {
  access: Promise<Access | null>;
  until: number;
  /** Known once the answer is there. */
  holder?: string | undefined;
}

/** What holders of sessions and keys may do, asked of identity once every few seconds and forgotten at once when it changes. */
@Injectable()
export class AccessCache implements OnModuleInit, OnModuleDestroy {
  private readonly remembered = new Map<string, Remembered>();
  private readonly listeners = new Set<() => void>();
  private unsubscribe: () => void = () => {};

  constructor(
    private readonly bus: Bus,
    private readonly nats: Nats,
  ) {}

  onModuleInit(): void {
    const subscription = this.nats.connection.subscribe(this.nats.subject(accessChangedSubject), {
      callback: (_, message) => this.forget(readChange(message.string())),
    });
    this.unsubscribe = () => subscription.unsubscribe();
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }

  ofSession(token: string, requestId: string): Promise<Access | null> {
    const tokenHash = hashOf(token);
    return this.remember(
      tokenHash,
      async () => (await this.bus.ask(resolveSession, { tokenHash }, systemContext(requestId))).access,
    );
  }

  ofApiKey(text: string, requestId: string): Promise<Access | null> {
    const parts = readApiKey(text);
    if (!parts) return Promise.resolve(null);
    const { keyId, secret } = parts;
    const secretHash = hashOf(secret);
    return this.remember(`${keyId} ${secretHash}`, async () => {
      return (await this.bus.ask(resolveApiKey, { keyId, secretHash }, systemContext(requestId))).access;
    });
  }

  /** Called whenever somebody's rights changed. @returns how to stop */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private remember(name: string, ask: () => Promise<Access | null>): Promise<Access | null> {
    const now = performance.now();
    const known = this.remembered.get(name);
    if (known && known.until > now) return known.access;
    if (this.remembered.size >= maxRemembered) this.remembered.clear();
    const entry: Remembered = { access: ask(), until: now + rememberedMs };
    this.remembered.set(name, entry);
    entry.access.then(
      (access) =>
        (entry.holder = access === null ? undefined : access.kind === 'session' ? access.memberId : access.keyId),
      // A failure is nobody's answer: the next request asks again.
      () => this.remembered.get(name) === entry && this.remembered.delete(name),
    );
    return entry.access;
  }

  private forget(change: AccessChanged | undefined): void {
    if (!change) return;
    const holders = new Set([...change.memberIds, ...change.keyIds]);
    for (const tokenHash of change.tokenHashes) this.remembered.delete(tokenHash);
    for (const [name, { holder }] of this.remembered) {
      // Still being asked: the answer may be older than the change.
      if (holder === undefined || holders.has(holder)) this.remembered.delete(name);
    }
    for (const listener of this.listeners) listener();
  }
}

function readChange(text: string): AccessChanged | undefined {
  try {
    return AccessChanged.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
