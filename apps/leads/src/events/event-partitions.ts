import { Injectable } from '@nestjs/common';
import { Database } from '@heatline/database';

const dayMs = 86_400_000;

/** Sees to it that every month has its partition before events of it come. */
@Injectable()
export class EventPartitions {
  private readonly ready = new Set<string>();

  constructor(private readonly database: Database) {}

  /** In a transaction of its own, before the one that writes. What lies ahead will be refused and gets none. */
  async ensure(times: (string | undefined)[]): Promise<void> {
    const now = Date.now();
    // The turn of a month may lie between this clock and the database's.
    const months = new Set([monthOf(now - dayMs), monthOf(now + dayMs)]);
    for (const time of times) {
      const at = time === undefined ? now : Date.parse(time);
      if (at >= 0 && at <= now + dayMs) months.add(monthOf(at));
    }
    const missing = [...months].filter((month) => !this.ready.has(month));
    if (missing.length === 0) return;
    for (const month of missing.sort()) {
      await this.database.inSystem((tx) => tx.query('select ensure_event_partition($1::date)', [month]));
      this.ready.add(month);
    }
  }
}

const monthOf = (at: number): string => `${new Date(at).toISOString().slice(0, 7)}-01`;
