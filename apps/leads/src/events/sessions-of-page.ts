import type { ActivitySession } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { sessionGapMs, sessionStarts } from './sessions';

/** How many events beyond the page are looked at for the end of a session that goes on there; then ten times as many. */
const firstLook = 200;

/**
 * The sessions that a page of events is part of, whole: the first and the last may go on beyond it.
 * @param times of the events of the page, newest first, in milliseconds
 */
export async function sessionsOf(
  tx: Tx,
  leadIds: string[],
  times: number[],
): Promise<{ starts: number[]; sessions: ActivitySession[] }> {
  const [newest, oldest] = [times[0], times.at(-1)];
  if (newest === undefined || oldest === undefined) return { starts: [], sessions: [] };
  const first = await furthest(tx, leadIds, oldest, 'before');
  const last = await furthest(tx, leadIds, newest, 'after');
  const onPage = sessionStarts(times);
  const starts = onPage.map((start) => (start === onPage.at(-1) ? first : start));
  const sessions = [...new Set(starts)].map((start) => {
    const own = times.filter((_, i) => starts[i] === start);
    return { start, end: own[0]!, events: own.length };
  });
  sessions[0]!.end = last;
  for (const session of new Set([sessions[0]!, sessions.at(-1)!]))
    session.events = await count(tx, leadIds, session.start, session.end);
  return {
    starts,
    sessions: sessions.map(({ start, end, events }) => ({
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(end).toISOString(),
      events,
    })),
  };
}

/** How far the session of an event reaches into one direction. */
async function furthest(tx: Tx, leadIds: string[], from: number, direction: 'before' | 'after'): Promise<number> {
  const [sign, order] = direction === 'before' ? ['<', 'desc'] : ['>', 'asc'];
  let reached = from;
  for (let look = firstLook; ; look *= 10) {
    const rows = await tx.query<{ at: Date }>(
      `select e.at from unnest($2::uuid[]) as n (lead_id)
       cross join lateral (
         select occurred_at as at from event e where e.workspace_id = $1 and e.lead_id = n.lead_id and e.occurred_at ${sign} $3
         order by e.occurred_at ${order} limit $4) e
       order by e.at ${order} limit $4`,
      [tx.workspaceId, leadIds, new Date(reached), look],
    );
    for (const { at } of rows) {
      if (Math.abs(at.getTime() - reached) > sessionGapMs) return reached;
      reached = at.getTime();
    }
    if (rows.length < look) return reached;
  }
}

async function count(tx: Tx, leadIds: string[], start: number, end: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `select count(*)::int as n from event
     where workspace_id = $1 and lead_id = any($2) and occurred_at >= $3 and occurred_at < $4`,
    [tx.workspaceId, leadIds, new Date(start), new Date(end + 1)],
  );
  return row!.n;
}
