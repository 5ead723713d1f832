import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import { asked } from './asked';
import type { CopiedRow } from './copy/copied-row';
import { CopyRows } from './copy/copy-rows';

/**
 * One open transaction on one connection: SQL, entities and COPY see the same state and end together.
 * Queries run one after another, so await each; `Promise.all` gains nothing here.
 */
export class Tx {
  private readonly committed: (() => void)[] = [];

  constructor(
    private readonly client: ClientBase,
    /** TypeORM on the same connection, inside the same transaction. */
    readonly entities: EntityManager,
    /** The workspace whose rows are visible; undefined in `inSystem`. */
    readonly workspaceId: string | undefined,
  ) {}

  /** Rows of a statement with `$1`-style parameters. */
  async query<Row extends object = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await asked<Row>(this.client, { text: sql, values: params })).rows;
  }

  /**
   * As `query`, but parsed once per connection and planned a few times at most: for the statements of hot paths.
   * `name` stands for this SQL alone.
   */
  async prepared<Row extends object = Record<string, unknown>>(
    name: string,
    sql: string,
    params: unknown[] = [],
  ): Promise<Row[]> {
    return (await asked<Row>(this.client, { name, text: sql, values: params })).rows;
  }

  /** Runs a statement; how many rows it touched. */
  async execute(sql: string, params: unknown[] = []): Promise<number> {
    return (await asked(this.client, { text: sql, values: params })).rowCount ?? 0;
  }

  /** The first row, or undefined. */
  async one<Row extends object = Record<string, unknown>>(
    sql: string,
    params: unknown[] = [],
  ): Promise<Row | undefined> {
    return (await this.query<Row>(sql, params))[0];
  }

  /**
   * `COPY … FROM STDIN`: only into temporary tables, since Postgres refuses it on a table with policies.
   * @returns the number of rows copied
   */
  async copyIn(sql: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
    const sink = this.client.query(copyFrom(sql));
    await pipeline(Readable.from(chunks, { objectMode: false }), sink);
    return sink.rowCount;
  }

  /**
   * `COPY (SELECT …) TO STDOUT (FORMAT binary)`, row by row: the fast way to look at many. A row is valid only inside `each`.
   * @param pause asked now and then: no row comes before what it answers is resolved; if that rejects, so does this
   * @returns the number of rows
   */
  copyRows(sql: string, each: (row: CopiedRow) => void, pause?: () => Promise<void> | undefined): Promise<number> {
    return this.client.query(new CopyRows(sql, each, pause)).done;
  }

  /** The database clock, at the start of this transaction. A process's own clock is never asked. */
  async now(): Promise<Date> {
    const [row] = await this.prepared<{ now: Date }>('now', 'select now() as now');
    return row!.now;
  }

  /** T for a score calculated now: the database clock, rounded up to the next whole second. Milliseconds since 1970. */
  async scoringTime(): Promise<number> {
    const [row] = await this.prepared<{ t: number }>(
      'scoring-time',
      'select ceil(extract(epoch from clock_timestamp()))::float8 as t',
    );
    return row!.t * 1_000;
  }

  /** Runs when the transaction is durable, never when it is rolled back. For wake-ups: what must happen belongs into the outbox. */
  afterCommit(action: () => void): void {
    this.committed.push(action);
  }

  /** What waits for the commit; the database runs it. */
  get afterCommitActions(): readonly (() => void)[] {
    return this.committed;
  }
}
