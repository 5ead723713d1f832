import type { ActivitySession } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { sessionGapMs, sessionStarts } from './sessions';

/** How many events beyond the page are looked at here for the end of a session that goes on there; then the database looks. */
const firstLook = 500;

export interface KnownSession {
  start: number;
  end: number;
  events: number;
}

/**
 * The sessions that a page of events is part of, whole: the first and the last may go on beyond it.
 * @param times of the events of the page, newest first, in milliseconds
 * @param known the last session of the page before: a session of tens of thousands of events is measured once
 */
export async function sessionsOf(
  tx: Tx,
  leadIds: string[],
  times: number[],
  known?: KnownSession,
): Promise<{ starts: number[]; sessions: KnownSession[] }> {
  const goesOn = known === undefined ? [] : times.filter((time) => time >= known.start);
  const rest = times.slice(goesOn.length);
  const measured = await measure(tx, leadIds, rest, goesOn.length === 0 ? 'before and after' : 'before');
  if (known === undefined || goesOn.length === 0) return measured;
  return {
    starts: [...goesOn.map(() => known.start), ...measured.starts],
    sessions: [known, ...measured.sessions],
  };
}

async function measure(
  tx: Tx,
  leadIds: string[],
  times: number[],
  beyond: 'before' | 'before and after',
): Promise<{ starts: number[]; sessions: KnownSession[] }> {
  const [newest, oldest] = [times[0], times.at(-1)];
  if (newest === undefined || oldest === undefined) return { starts: [], sessions: [] };
  const first = await furthest(tx, leadIds, oldest, 'before');
  const onPage = sessionStarts(times);
  const starts = onPage.map((start) => (start === onPage.at(-1) ? first : start));
  const sessions = [...new Set(starts)].map((start) => {
    const own = times.filter((_, i) => starts[i] === start);
    return { start, end: own[0]!, events: own.length };
  });
  if (beyond === 'before and after') sessions[0]!.end = await furthest(tx, leadIds, newest, 'after');
  for (const session of new Set([sessions[0]!, sessions.at(-1)!]))
    session.events = await count(tx, leadIds, session.start, session.end);
  return { starts, sessions };
}

export const toSession = ({ start, end, events }: KnownSession): ActivitySession => ({
  startedAt: new Date(start).toISOString(),
  endedAt: new Date(end).toISOString(),
  events,
});

/** How far the session of an event reaches into one direction. */
async function furthest(tx: Tx, leadIds: string[], from: number, direction: 'before' | 'after'): Promise<number> {
  const [sign, order] = direction === 'before' ? ['<', 'desc'] : ['>', 'asc'];
  const rows = await tx.query<{ at: Date }>(
    `select e.at from unnest($2::uuid[]) as n (lead_id)
     cross join lateral (
       select occurred_at as at from event e where e.workspace_id = $1 and e.lead_id = n.lead_id and e.occurred_at ${sign} $3
       order by e.occurred_at ${order} limit $4) e
     order by e.at ${order} limit $4`,
    [tx.workspaceId, leadIds, new Date(from), firstLook],
  );
  let reached = from;
  for (const { at } of rows) {
    if (Math.abs(at.getTime() - reached) > sessionGapMs) return reached;
    reached = at.getTime();
  }
  if (rows.length < firstLook) return reached;
  const [gap] = await tx.query<{ at: Date }>(
    `select last as at from (
       select occurred_at as at, lag(occurred_at) over (order by occurred_at ${order}) as last from event
       where workspace_id = $1 and lead_id = any($2) and occurred_at ${sign}= $3) e
     where abs(extract(epoch from at - last)) * 1000 > $4 order by at ${order} limit 1`,
    [tx.workspaceId, leadIds, new Date(reached), sessionGapMs],
  );
  if (gap) return gap.at.getTime();
  const end = await tx.one<{ at: Date }>(
    `select ${direction === 'before' ? 'min' : 'max'}(occurred_at) as at from event where workspace_id = $1 and lead_id = any($2)`,
    [tx.workspaceId, leadIds],
  );
  return end!.at.getTime();
}

async function count(tx: Tx, leadIds: string[], start: number, end: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `select count(*)::int as n from event
     where workspace_id = $1 and lead_id = any($2) and occurred_at >= $3 and occurred_at < $4`,
    [tx.workspaceId, leadIds, new Date(start), new Date(end + 1)],
  );
  return row!.n;
}
