import type { Tx } from '@heatline/database';
import { readTimeline, type DatedValue, type Timeline } from '@heatline/scoring-engine';
import type { Cluster } from './facts-reader';
import type { StoredBytes } from './stored-bytes';

/** One lead's timeline as it is stored. */
export interface StoredTimeline {
  leadId: string;
  /** Moves with every change of what scores are made from. */
  revision: number;
  createdAt: Date;
  ownerId: string | null;
  lastActivityAt: Date | null;
  dated: DatedValue[];
  body: Buffer | null;
  timeline: Timeline;
}

/** A timeline to write. Times in seconds since 1970. */
export interface TimelineWrite extends StoredBytes {
  leadId: string;
  revision: number;
  eventCount: number;
  lastActivity: number | null;
  ownerId: string | null;
  dated: DatedValue[];
}

interface Row {
  lead_id: string;
  revision: string;
  created_at: Date;
  owner_id: string | null;
  last_activity_at: Date | null;
  dated: DatedValue[] | null;
  tail: Buffer;
  body: Buffer | null;
}

const columns = 'lead_id, revision, created_at, owner_id, last_activity_at, dated, tail, body';

export class TimelineStore {
  constructor(private readonly tx: Tx) {}

  /** The timelines of these leads, made where missing and held until the transaction ends. Always in the order of ids: no deadlocks. */
  async lock(clusters: Pick<Cluster, 'rootId' | 'createdAt'>[]): Promise<StoredTimeline[]> {
    const ids = clusters.map(({ rootId }) => rootId);
    const found = await this.hold(ids);
    if (found.length === ids.length) return found;
    const known = new Set(found.map(({ leadId }) => leadId));
    const missing = clusters.filter(({ rootId }) => !known.has(rootId));
    await this.tx.execute(
      `INSERT INTO timeline (workspace_id, lead_id, revision, created_at, event_count, tail)
       SELECT $1, id, 0, at, 0, '' FROM unnest($2::uuid[], $3::timestamptz[]) AS n (id, at) ORDER BY id
       ON CONFLICT DO NOTHING`,
      [this.tx.workspaceId, missing.map(({ rootId }) => rootId), missing.map(({ createdAt }) => createdAt)],
    );
    return this.hold(ids);
  }

  /** Those of these leads that have one, held until the transaction ends. */
  async hold(ids: string[]): Promise<StoredTimeline[]> {
    const rows = await this.tx.prepared<Row>(
      'hold-timelines',
      `SELECT ${columns} FROM timeline WHERE workspace_id = $1 AND lead_id = ANY ($2) ORDER BY lead_id FOR UPDATE`,
      [this.tx.workspaceId, ids],
    );
    return rows.map(toStored);
  }

  /** Of held leads that do not answer for themselves any more. */
  drop(ids: string[]): Promise<number> {
    return this.tx.execute('DELETE FROM timeline WHERE workspace_id = $1 AND lead_id = ANY ($2)', [
      this.tx.workspaceId,
      ids,
    ]);
  }

  /** Moves the revision of held timelines: what was calculated before is older from now on. */
  async touch(ids: string[]): Promise<void> {
    await this.tx.execute(
      'UPDATE timeline SET revision = revision + 1 WHERE workspace_id = $1 AND lead_id = ANY ($2)',
      [this.tx.workspaceId, ids],
    );
  }

  async byId(leadId: string): Promise<StoredTimeline | undefined> {
    const row = await this.tx.one<Row>(`SELECT ${columns} FROM timeline WHERE workspace_id = $1 AND lead_id = $2`, [
      this.tx.workspaceId,
      leadId,
    ]);
    return row && toStored(row);
  }

  async byIds(leadIds: string[]): Promise<StoredTimeline[]> {
    const rows = await this.tx.query<Row>(
      `SELECT ${columns} FROM timeline WHERE workspace_id = $1 AND lead_id = ANY ($2) ORDER BY lead_id`,
      [this.tx.workspaceId, leadIds],
    );
    return rows.map(toStored);
  }

  /** How many events each of these leads has; those without a timeline are left out. */
  async eventCounts(leadIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.tx.query<{ lead_id: string; event_count: number }>(
      'SELECT lead_id, event_count FROM timeline WHERE workspace_id = $1 AND lead_id = ANY ($2)',
      [this.tx.workspaceId, leadIds],
    );
    return new Map(rows.map(({ lead_id, event_count }) => [lead_id, event_count]));
  }

  /** The next ones in the order of ids. */
  async next(after: string | null, limit: number): Promise<StoredTimeline[]> {
    const rows = await this.tx.query<Row>(
      `SELECT ${columns} FROM timeline WHERE workspace_id = $1 AND ($2::uuid IS NULL OR lead_id > $2) ORDER BY lead_id LIMIT $3`,
      [this.tx.workspaceId, after, limit],
    );
    return rows.map(toStored);
  }

  /** Writes locked timelines. Bodies that stay are not sent, and what lies out of line is not rewritten. */
  async save(writes: TimelineWrite[]): Promise<void> {
    await this.update(
      writes.filter(({ body }) => body === undefined),
      false,
    );
    await this.update(
      writes.filter(({ body }) => body !== undefined),
      true,
    );
  }

  private async update(writes: TimelineWrite[], withBody: boolean): Promise<void> {
    if (writes.length === 0) return;
    await this.tx.prepared(
      withBody ? 'save-timelines' : 'save-tails',
      `UPDATE timeline t
          SET revision = n.revision, event_count = n.event_count, last_activity_at = to_timestamp(n.last_activity),
              owner_id = n.owner_id, dated = n.dated, tail = n.tail ${withBody ? ', body = n.body' : ''}
         FROM unnest($2::uuid[], $3::bigint[], $4::int[], $5::float8[], $6::uuid[], $7::jsonb[], $8::bytea[] ${withBody ? ', $9::bytea[]' : ''})
              AS n (lead_id, revision, event_count, last_activity, owner_id, dated, tail ${withBody ? ', body' : ''})
        -- Said twice, so that even without statistics nobody reads more rows than these.
        WHERE t.workspace_id = $1 AND t.lead_id = n.lead_id AND t.lead_id = ANY ($2)`,
      [
        this.tx.workspaceId,
        writes.map(({ leadId }) => leadId),
        writes.map(({ revision }) => revision),
        writes.map(({ eventCount }) => eventCount),
        writes.map(({ lastActivity }) => lastActivity),
        writes.map(({ ownerId }) => ownerId),
        writes.map(({ dated }) => (dated.length > 0 ? JSON.stringify(dated) : null)),
        writes.map(({ tail }) => asBuffer(tail)),
        ...(withBody ? [writes.map(({ body }) => (body ? asBuffer(body) : null))] : []),
      ],
    );
  }
}

function toStored(row: Row): StoredTimeline {
  return {
    leadId: row.lead_id,
    revision: Number(row.revision),
    createdAt: row.created_at,
    ownerId: row.owner_id,
    lastActivityAt: row.last_activity_at,
    dated: row.dated ?? [],
    body: row.body,
    timeline: row.body ? readTimeline(row.body, row.tail) : readTimeline(row.tail),
  };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
