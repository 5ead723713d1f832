import type { Connection, Submittable } from 'pg';
import type { CopiedRow } from './copied-row';
import { CopyMessages } from './copy-messages';
import { ReadingSocket } from './reading-socket';

type Listener = (chunk: Buffer) => void;

/**
 * A query `COPY (…) TO STDOUT (FORMAT binary)` that calls `each` for every row, synchronously, on the socket's own chunks. A million rows cost no
 * million promises, copies, or pieces of a stream.
 */
export class CopyRows implements Submittable {
  /** How many rows there were, once all of them were read. */
  readonly done: Promise<number>;
  private readonly messages: CopyMessages;
  private connection: Connection | undefined;
  /** What hears the connection otherwise. */
  private usual: Listener | undefined;
  private settle!: { resolve: (rows: number) => void; reject: (error: unknown) => void };
  private failure: { error: unknown } | undefined;

  constructor(
    private readonly sql: string,
    each: (row: CopiedRow) => void,
    private readonly pause?: () => Promise<void> | undefined,
  ) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    const take = (row: CopiedRow) => {
      if (this.failure) return;
      try {
        each(row);
      } catch (error) {
        // The answer is read to its end all the same: the connection is needed for the rollback.
        this.failure = { error };
      }
    };
    this.messages = new CopyMessages(take, (messages) => {
      // What comes now may begin the next query.
      if (this.messages.over) this.leave();
      // A copy: the driver keeps parts of what it hears, and a socket's memory is for what it reads next.
      this.usual?.(Buffer.from(messages));
    });
  }

  submit(connection: Connection): void {
    const { stream } = connection;
    this.connection = connection;
    [this.usual] = stream.listeners('data') as Listener[];
    if (stream instanceof ReadingSocket) stream.divert(this.hear);
    else stream.on('data', this.hear).off('data', this.usual!);
    connection.query(this.sql);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (this.failure) this.settle.reject(this.failure.error);
    else this.settle.resolve(this.messages.rows);
  }

  /** The server refused, or the connection was lost. */
  handleError(error: Error): void {
    this.leave();
    this.settle.reject(error);
  }

  private readonly hear = (chunk: Buffer): void => {
    this.messages.hear(chunk);
    const pause = this.messages.over || this.failure ? undefined : this.pause?.();
    if (!pause) return;
    // The server waits with us: it sends no more than the socket takes.
    const { stream } = this.connection!;
    stream.pause();
    pause.catch((error: unknown) => (this.failure = { error })).finally(() => stream.resume());
  };

  private leave(): void {
    // A connection that was lost before the query began tells its error without ever submitting it.
    if (!this.connection) return;
    const { stream } = this.connection;
    if (stream instanceof ReadingSocket) stream.divert(undefined);
    else if (stream.listeners('data').includes(this.hear)) stream.on('data', this.usual!).off('data', this.hear);
  }
}
