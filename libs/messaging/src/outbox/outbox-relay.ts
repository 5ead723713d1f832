import { headers } from '@nats-io/transport-node';
import type { Database, Log, Tx } from '@heatline/database';
import type { Nats } from '../nats';
import { ensureStreams } from '../streams';
import type { Outbox } from './outbox';

interface OutboxRow {
  id: string;
  workspace_id: string;
  subject: string;
  payload: unknown;
}

export interface RelaySettings {
  /** The net under the wake-ups: how often it looks by itself. */
  pollMs: number;
  /** The shortest time between two looks: announcements that are committed close together travel together. */
  everyMs: number;
  batch: number;
  /** Published rows are kept this long, for whoever wants to see what was announced. */
  keepHours: number;
}

const defaults: RelaySettings = { pollMs: 200, everyMs: 20, batch: 200, keepHours: 24 };
const cleanUpEveryMs = 60 * 60 * 1_000;
const longestPauseMs = 5_000;

/**
 * Carries announcements from this service's outbox to JetStream, at least once: a crash between publishing and marking publishes
 * again, with the same message id. Several may run; they share the work.
 */
export class OutboxRelay {
  private readonly settings: RelaySettings;
  private running: Promise<void> | undefined;
  private stopping = false;
  private wakeUp: (() => void) | undefined;
  private wokenMeanwhile = false;
  private cleanedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly nats: Nats,
    private readonly log: Log,
    outbox: Outbox,
    settings: Partial<RelaySettings> = {},
  ) {
    this.settings = { ...defaults, ...settings };
    outbox.onCommitted(() => this.wake());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  wake(): void {
    this.wokenMeanwhile = true;
    this.wakeUp?.();
  }

  /**
   * Publishes one batch of what is unpublished, oldest first. Always scans from the start: an id is taken before its commit,
   * so "greater than the last one seen" would lose rows that commit late.
   * @returns how many were published
   */
  publishBatch(): Promise<number> {
    return this.database.inSystem(async (tx) => {
      const rows = await tx.prepared<OutboxRow>(
        'unpublished',
        `select id, workspace_id, subject, payload from outbox where published_at is null
         order by created_at, id limit $1 for update skip locked`,
        [this.settings.batch],
      );
      if (rows.length === 0) return 0;
      await Promise.all(rows.map((row) => this.publish(row)));
      await tx.prepared('published', 'update outbox set published_at = clock_timestamp() where id = any($1)', [
        rows.map(({ id }) => id),
      ]);
      return rows.length;
    });
  }

  private async publish(row: OutboxRow): Promise<void> {
    const all = headers();
    all.set('hl-workspace', row.workspace_id);
    await this.nats.jetstream.publish(this.nats.subject(row.subject), JSON.stringify(row.payload), {
      msgID: row.id,
      headers: all,
    });
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping;) {
      this.wokenMeanwhile = false;
      const nextAt = performance.now() + this.settings.everyMs;
      try {
        const published = await this.publishBatch();
        failures = 0;
        if (published === this.settings.batch) continue;
        await this.cleanUp();
        await this.pause(this.settings.pollMs);
        const early = nextAt - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      } catch (error) {
        // NATS or Postgres is away. The rows stay, so there is nothing to do but to try again.
        if (failures++ === 0) this.log.warn({ err: error }, 'Announcements wait: they could not be sent');
        await this.pause(Math.min(longestPauseMs, this.settings.pollMs * 2 ** failures));
        // A server that came back without its disk has no streams.
        if (!this.stopping) await ensureStreams(this.nats).catch(() => {});
      }
    }
  }

  private async cleanUp(): Promise<void> {
    if (Date.now() - this.cleanedAt < cleanUpEveryMs) return;
    this.cleanedAt = Date.now();
    await this.database.inSystem((tx: Tx) =>
      tx.execute(`delete from outbox where published_at < now() - make_interval(hours => $1)`, [
        this.settings.keepHours,
      ]),
    );
  }

  private async pause(ms: number): Promise<void> {
    if (this.stopping || this.wokenMeanwhile) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
