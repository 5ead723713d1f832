import { Injectable } from '@nestjs/common';
import type { Activity, ActivityQuery, CallContext, Page } from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { z } from 'zod';
import { clusterOf } from '../leads/lead-cluster';
import { sessionGapMs, sessionStarts } from './sessions';

interface EventCells {
  event_id: string;
  external_id: string | null;
  type: string;
  occurred_at: Date;
  /** With microseconds, for the cursor. */
  occurred: string;
  received_at: Date;
  claimed_at: Date | null;
  campaign: string | null;
  source: string | null;
  properties: Record<string, unknown> | null;
  lead_id: string;
}

const Position = z.object({ at: z.string().max(40), eventId: z.uuid() });
/** How far back the start of the oldest session of a page is looked for. */
const lookBack = 500;

/** What a lead did, newest first; of a merged lead, what all of its leads did. */
@Injectable()
export class LeadActivity {
  constructor(private readonly database: Database) {}

  run(
    { leadId, type, campaign, limit, cursor }: ActivityQuery & { leadId: string },
    { workspaceId }: CallContext,
  ): Promise<Page<Activity>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { leadIds } = await clusterOf(tx, leadId);
      const rows = await tx.query<EventCells>(
        `select e.*, e.occurred_at::text as occurred from unnest($2::uuid[]) as n (lead_id)
         cross join lateral (
           select * from event e
           where e.workspace_id = $1 and e.lead_id = n.lead_id
             ${after ? 'and (e.occurred_at, e.event_id) < ($6::timestamptz, $7::uuid)' : ''}
             and ($3::text[] is null or e.type = any($3)) and ($4::text is null or e.campaign = $4)
           order by e.occurred_at desc, e.event_id desc limit $5) e
         order by e.occurred_at desc, e.event_id desc limit $5`,
        [workspaceId, leadIds, type ?? null, campaign ?? null, limit + 1, ...(after ? [after.at, after.eventId] : [])],
      );
      const filtered = type !== undefined || campaign !== undefined;
      const starts = filtered ? undefined : await this.sessions(tx, leadIds, rows);
      return toPage(
        rows,
        limit,
        ({ occurred, event_id }) => ({ at: occurred, eventId: event_id }),
        (row) => toActivity(row, starts),
      );
    });
  }

  /** Start of the session by event; the events before the page tell where its oldest session began. */
  private async sessions(tx: Tx, leadIds: string[], rows: EventCells[]): Promise<Map<string, Date>> {
    const times = rows.map(({ occurred_at }) => occurred_at.getTime());
    const oldest = rows.at(-1)?.occurred_at;
    if (oldest) {
      const earlier = await tx.query<{ at: Date }>(
        `select e.at from unnest($2::uuid[]) as n (lead_id)
         cross join lateral (
           select occurred_at as at from event e where e.workspace_id = $1 and e.lead_id = n.lead_id and e.occurred_at < $3
           order by e.occurred_at desc limit $4) e
         order by e.at desc limit $4`,
        [tx.workspaceId, leadIds, oldest, lookBack],
      );
      for (const { at } of earlier) {
        if (times.at(-1)! - at.getTime() > sessionGapMs) break;
        times.push(at.getTime());
      }
    }
    const starts = sessionStarts(times);
    return new Map(rows.map(({ event_id }, i) => [event_id, new Date(starts[i]!)]));
  }
}

const toActivity = (row: EventCells, starts: Map<string, Date> | undefined): Activity => ({
  eventId: row.event_id,
  id: row.external_id,
  type: row.type,
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  claimedAt: row.claimed_at?.toISOString() ?? null,
  campaign: row.campaign,
  source: row.source,
  properties: row.properties ?? {},
  leadId: row.lead_id,
  sessionStartedAt: starts?.get(row.event_id)?.toISOString() ?? null,
});
