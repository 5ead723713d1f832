import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type Log, silentLog } from '@heatline/database';

export interface NatsOptions {
  /** `nats://[user:password@]host:port`, several separated by commas. */
  url: string;
  /** Shown in the server's connection list. */
  name: string;
  /** Keeps several installations (or test files) apart on one server: stands before every subject, stream and durable name. */
  prefix?: string;
  /** Copies of each stream: 3 in a cluster of three servers. */
  replicas?: number;
  log?: Log;
}

/** One connection for all that a process says and hears. */
export class Nats {
  readonly jetstream: JetStreamClient;

  constructor(
    readonly connection: NatsConnection,
    private readonly prefix: string,
    readonly replicas: number,
  ) {
    this.jetstream = jetstream(connection);
  }

  /** A subject as it is on the wire. */
  subject(subject: string): string {
    return this.prefix ? `${this.prefix}.${subject}` : subject;
  }

  /** The name of a stream or durable consumer on the server. */
  named(name: string): string {
    return this.prefix ? `${this.prefix}-${name}` : name;
  }

  /** The manager of streams and consumers; rejects when the server has no JetStream. */
  manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.connection);
  }

  /** Resolves when the server has heard all that was sent; rejects when it does not answer. */
  async ready(timeoutMs = 1_000): Promise<void> {
    const late = AbortSignal.timeout(timeoutMs);
    await Promise.race([
      this.connection.flush(),
      new Promise((_, reject) =>
        late.addEventListener('abort', () => reject(new Error(`NATS gave no answer in ${timeoutMs} ms`))),
      ),
    ]);
  }

  /** It takes no new message: it lets what is under way end, or has ended. A publish would throw. */
  get ending(): boolean {
    return this.connection.isDraining() || this.connection.isClosed();
  }

  /** Lets what is under way end, then closes. */
  async close(): Promise<void> {
    if (!this.ending) await this.connection.drain();
  }
}

/** Connects; rejects when the server cannot be reached. From then on it comes back by itself whenever the connection is lost. */
export async function connectNats({
  url,
  name,
  prefix = '',
  replicas = 1,
  log = silentLog,
}: NatsOptions): Promise<Nats> {
  const servers = url.split(',').map((server) => new URL(server.trim()));
  const { username, password } = servers[0]!;
  const connection = await connect({
    servers: servers.map(({ host }) => host),
    name,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(servers.some(({ protocol }) => protocol === 'tls:') && { tls: {} }),
    maxReconnectAttempts: -1,
    // A server that refuses us while its users are being changed must not end the process's connection for good.
    ignoreAuthErrorAbort: true,
    // A peer that vanished without a word is noticed within a minute.
    pingInterval: 20_000,
    maxPingOut: 2,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
  });
  void reportStatus(connection, log);
  return new Nats(connection, prefix, replicas);
}

async function reportStatus(connection: NatsConnection, log: Log): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') log.warn({ server: status.server }, 'NATS is gone; reconnecting');
    else if (status.type === 'reconnect') log.info({ server: status.server }, 'NATS is back');
    else if (status.type === 'error') log.error({ err: status.error }, 'NATS reports an error');
    else if (status.type === 'slowConsumer') log.warn({ pending: status.pending }, 'A NATS subscription falls behind');
  }
}
