import { Socket } from 'node:net';
import type { Client, ConnectionConfig } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { asked } from './asked';
import { ReadingSocket } from './copy/reading-socket';
import { asFault, isConflict } from './lost-connection';
import { type Log, silentLog } from './log';
import { Tx } from './tx';

export interface ConnectOptions {
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** TypeORM entities of this service. */
  entities?: (EntityTarget<ObjectLiteral> & (abstract new () => ObjectLiteral))[];
  poolSize?: number;
  log?: Log;
}

export interface TransactionOptions {
  /** Longer than the default for bulk passes. 0 = no limit. */
  statementTimeoutMs?: number;
  isolation?: 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';
}

/** Long enough for any page or small write, short enough that a stuck statement frees its connection. */
const defaultStatementTimeoutMs = 30_000;
/** A conflict that repeats four times in a row is no bad luck. */
const conflictAttempts = 5;

/** The one door to Postgres: every statement runs inside `inWorkspace` or `inSystem`. */
export class Database {
  constructor(
    private readonly source: DataSource,
    private readonly log: Log,
  ) {}

  /**
   * A transaction that sees and writes this workspace's rows only.
   * `work` runs again after a deadlock or serialization failure, so it must have no effects outside the transaction.
   * @throws Fault `database_unavailable` when the connection is lost: the outcome is unknown only if that was during commit
   */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.transaction(workspaceId, work, options);
  }

  /** A transaction without a workspace, for tables that have no policy (outbox, due queues). Of the others it sees no row. */
  inSystem<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.transaction(undefined, work, options);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }

  private async transaction<T>(
    workspaceId: string | undefined,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions,
  ) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(workspaceId, work, options);
      } catch (error) {
        if (!isConflict(error) || attempt === conflictAttempts) throw asFault(error);
        // Spread out, so that the same two do not meet again.
        await new Promise((wait) => setTimeout(wait, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async attempt<T>(
    workspaceId: string | undefined,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const client: Client = await runner.connect();
      await runner.startTransaction(options.isolation);
      await asked(client, {
        // Named, so that it is parsed once per connection and not once per transaction.
        name: 'heatline-begin',
        text: `select set_config('heatline.workspace', $1, true), set_config('statement_timeout', $2, true)`,
        values: [workspaceId ?? '', String(options.statementTimeoutMs ?? defaultStatementTimeoutMs)],
      });
      const tx = new Tx(client, runner.manager, workspaceId);
      const result = await work(tx);
      await runner.commitTransaction();
      this.runAfterCommit(tx);
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private runAfterCommit(tx: Tx): void {
    for (const action of tx.afterCommitActions) {
      try {
        action();
      } catch (error) {
        // The transaction is durable: its caller must not be told otherwise.
        this.log.error({ err: error }, 'An action after commit failed');
      }
    }
  }
}

/** The first error is the one to tell; a connection that is gone has rolled back by itself. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive || runner.isReleased) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // release() below drops a connection that is broken.
  }
}

/** Opens the pool. Rejects when the database cannot be reached; later restarts of Postgres are survived. */
export async function connect(url: string, options: ConnectOptions): Promise<Database> {
  const log = options.log ?? silentLog;
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: options.applicationName,
    entities: options.entities ?? [],
    // Migrations own the schema; the service's role could not change it.
    synchronize: false,
    installExtensions: false,
    poolErrorHandler: (error: unknown) => log.warn({ err: error }, 'An idle database connection was lost'),
    extra: {
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 5_000,
      // A TLS connection takes the socket's handle for itself.
      stream: ({ ssl }: ConnectionConfig) => (ssl ? new Socket() : ReadingSocket.open()),
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // A process that hangs inside a transaction must not hold its locks for ever.
      idle_in_transaction_session_timeout: 300_000,
    },
  });
  try {
    await source.initialize();
  } catch (error) {
    throw asFault(error);
  }
  return new Database(source, log);
}
