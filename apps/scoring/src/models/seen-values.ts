import type { seenValues } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

type Request = z.output<(typeof seenValues)['request']>;
type Seen = { value: string; count: number };

const maxItems = 100;
/** Completion needs what is frequent, not every single event. */
const sampleEvents = 50_000;
const sampleChanges = 50_000;

const newestEvents = `
  SELECT type, campaign, properties FROM leads.published_event
   WHERE workspace_id = $1 AND occurred_at > now() - interval '180 days' AND ($2::text IS NULL OR type = $2) LIMIT ${sampleEvents}`;

/** What editors complete: types, keys and values that really occur here. */
@Injectable()
export class SeenValues {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, request: Request): Promise<Seen[]> {
    return this.database.inWorkspace(workspaceId, (tx) => this.read(tx, request));
  }

  private read(tx: Tx, request: Request): Promise<Seen[]> {
    const eventType = 'eventType' in request ? (request.eventType ?? null) : null;
    switch (request.of) {
      case 'eventTypes':
        return this.count(tx, `SELECT type AS value FROM (${newestEvents}) AS e`, [null], request.q);
      case 'campaigns':
        return this.count(tx, `SELECT campaign AS value FROM (${newestEvents}) AS e`, [null], request.q);
      case 'properties':
        return this.count(
          tx,
          `SELECT key AS value FROM (${newestEvents}) AS e, json_object_keys(CASE json_typeof(properties) WHEN 'object' THEN properties END) AS key`,
          [eventType],
          request.q,
        );
      case 'propertyValues':
        return this.count(
          tx,
          `SELECT properties->>$3 AS value FROM (${newestEvents}) AS e`,
          [eventType, request.key],
          request.q,
        );
      case 'attributes':
        return this.count(
          tx,
          `SELECT key AS value FROM (SELECT key FROM leads.published_attribute_change WHERE workspace_id = $1 AND $2::text IS NULL LIMIT ${sampleChanges}) AS a`,
          [null],
          request.q,
        );
      case 'attributeValues':
        return this.count(
          tx,
          `SELECT value #>> '{}' AS value FROM (
             SELECT value FROM leads.published_attribute_change WHERE workspace_id = $1 AND $2::text IS NULL AND key = $3 LIMIT ${sampleChanges}
           ) AS a`,
          [null, request.key],
          request.q,
        );
    }
  }

  private count(tx: Tx, values: string, params: unknown[], q: string | undefined): Promise<Seen[]> {
    const all = [tx.workspaceId, ...params, q ? q.toLowerCase() : null];
    return tx.query<Seen>(
      `SELECT left(value, 500) AS value, count(*)::int AS count FROM (${values}) AS seen
        WHERE value IS NOT NULL AND value <> '' AND ($${all.length}::text IS NULL OR strpos(lower(value), $${all.length}) > 0)
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${maxItems}`,
      all,
    );
  }
}
