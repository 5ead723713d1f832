import { Injectable } from '@nestjs/common';
import type { Activity, ActivityQuery, ActivitySession, CallContext, Page } from '@heatline/contracts';
import { Database, decodeCursor, toPage } from '@heatline/database';
import { z } from 'zod';
import { clusterOf } from '../leads/lead-cluster';
import { sessionsOf, toSession } from './sessions-of-page';

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

const Position = z.object({
  at: z.string().max(40),
  eventId: z.uuid(),
  /** The session of that event, in milliseconds: it may go on in the next page. */
  session: z.object({ start: z.number(), end: z.number(), events: z.int() }).optional(),
});

/** What a lead did, newest first; of a merged lead, what all of its leads did. */
@Injectable()
export class LeadActivity {
  constructor(private readonly database: Database) {}

  run(
    { leadId, type, campaign, limit, cursor }: ActivityQuery & { leadId: string },
    { workspaceId }: CallContext,
  ): Promise<Page<Activity> & { sessions: ActivitySession[] }> {
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
      const times = rows.slice(0, limit).map(({ occurred_at }) => occurred_at.getTime());
      const { starts, sessions } = filtered
        ? { starts: [], sessions: [] }
        : await sessionsOf(tx, leadIds, times, after?.session);
      const startOf = new Map(rows.slice(0, limit).map(({ event_id }, i) => [event_id, starts[i]]));
      const page = toPage(
        rows,
        limit,
        ({ occurred, event_id }) => ({ at: occurred, eventId: event_id, session: sessions.at(-1) }),
        (row) => toActivity(row, startOf.get(row.event_id)),
      );
      return { ...page, sessions: sessions.map(toSession) };
    });
  }
}

const toActivity = (row: EventCells, sessionStart: number | undefined): Activity => ({
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
  sessionStartedAt: sessionStart === undefined ? null : new Date(sessionStart).toISOString(),
});
