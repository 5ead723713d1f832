import { type RequestOf, type seenValues } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

type Request = RequestOf<typeof seenValues>;
type Seen = z.output<(typeof seenValues)['reply']>;

const maxItems = 100;
const months = 6;
/** Completion needs what is frequent, not every single event. The same number from each month, so that what began last week is found. */
const eventsAMonth = 25_000;
const sampleChanges = 100_000;

/** Read as they lie and told apart afterwards: looking for events of one rare type would read all months to their ends. */
const sampledEvents = (columns: string): string =>
  Array.from({ length: months }, (_, month) => {
    const until = month === 0 ? '' : `AND occurred_at <= now() - interval '${month * 30} days'`;
    return `(SELECT ${columns} FROM leads.published_event
              WHERE workspace_id = $1 AND occurred_at > now() - interval '${(month + 1) * 30} days' ${until} LIMIT ${eventsAMonth})`;
  }).join(' UNION ALL ');

/** Of leads that were merged into others nobody asks any more. They are few: a hash of them, looked up once a row. */
const changesOf = (account: boolean): string =>
  account
    ? 'leads.published_account_attribute_change WHERE workspace_id = $1'
    : `leads.published_attribute_change WHERE workspace_id = $1
         AND lead_id NOT IN (SELECT lead_id FROM leads.published_lead WHERE workspace_id = $1 AND root_id <> lead_id)`;

/** What editors complete: types, keys and values that really occur here. */
@Injectable()
export class SeenValues {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, request: Request): Promise<Seen> {
    return this.database.inWorkspace(workspaceId, (tx) => this.read(tx, request));
  }

  private read(tx: Tx, request: Request): Promise<Seen> {
    const eventType = 'eventType' in request ? (request.eventType ?? null) : null;
    const key = 'key' in request ? request.key : null;
    const ofType = '($2::text IS NULL OR type = $2)';
    switch (request.of) {
      case 'eventTypes':
        return this.events(tx, 'type', 'SELECT type AS value FROM sampled', request.q);
      case 'campaigns':
        return this.events(tx, 'campaign', 'SELECT campaign AS value FROM sampled', request.q);
      case 'properties':
        return this.events(
          tx,
          'type, properties',
          `SELECT key AS value FROM sampled, json_object_keys(CASE json_typeof(properties) WHEN 'object' THEN properties END) AS key WHERE ${ofType}`,
          request.q,
          [eventType],
        );
      case 'propertyValues':
        return this.events(
          tx,
          'type, properties',
          `SELECT properties->>$3 AS value FROM sampled WHERE ${ofType}`,
          request.q,
          [eventType, key],
        );
      case 'attributes':
        return this.count(
          tx,
          `SELECT key FROM ${changesOf(request.account)} LIMIT ${sampleChanges}`,
          sampleChanges,
          'SELECT key AS value FROM sampled',
          request.q,
        );
      case 'attributeValues':
        return this.count(
          tx,
          `SELECT value FROM ${changesOf(request.account)} AND key = $2 LIMIT ${sampleChanges}`,
          sampleChanges,
          `SELECT value #>> '{}' AS value FROM sampled`,
          request.q,
          [key],
        );
    }
  }

  private events(
    tx: Tx,
    columns: string,
    values: string,
    q: string | undefined,
    params: unknown[] = [],
  ): Promise<Seen> {
    return this.count(tx, sampledEvents(columns), eventsAMonth, values, q, params);
  }

  /** `least`: fewer than this many sampled rows are certainly all. */
  private async count(
    tx: Tx,
    sample: string,
    least: number,
    values: string,
    q: string | undefined,
    params: unknown[] = [],
  ): Promise<Seen> {
    const all = [tx.workspaceId, ...params, q ? q.toLowerCase() : null];
    const row = await tx.one<{ sampled: number; items: Seen['items'] }>(
      `WITH sampled AS MATERIALIZED (${sample}),
            counted AS (
              SELECT left(value, 500) AS value, count(*)::int AS count FROM (${values}) AS seen
               WHERE value IS NOT NULL AND value <> '' AND ($${all.length}::text IS NULL OR strpos(lower(value), $${all.length}) > 0)
               GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${maxItems}
            )
       SELECT (SELECT count(*) FROM sampled)::int AS sampled,
              coalesce((SELECT json_agg(counted ORDER BY count DESC, value) FROM counted), '[]') AS items`,
      all,
    );
    return { items: row!.items, sampled: row!.sampled, whole: row!.sampled < least };
  }
}
