import type { Activity, ActivitySession, Contribution, HistoryEntry } from '@heatline/contracts';
import { dayKey } from '@heatline/ui';

export interface SessionHead {
  readonly startedAt: string;
  readonly seconds: number;
  readonly events: number;
  /** Null while not all of its events and their points are there. */
  readonly points: number | null;
}

export type TimelineRow =
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly at: string;
      readonly event: Activity;
      readonly inSession: boolean;
    }
  | { readonly kind: 'session'; readonly id: string; readonly at: string; readonly session: SessionHead }
  | { readonly kind: 'change'; readonly id: string; readonly at: string; readonly entry: HistoryEntry };

export interface TimelineDay {
  readonly key: string;
  readonly at: string;
  readonly rows: readonly TimelineRow[];
}

export interface TimelineFacts {
  /** Newest first. */
  readonly events: readonly Activity[];
  readonly sessions: ReadonlyMap<string, ActivitySession>;
  /** Null: the event gave none; absent: not known yet. */
  readonly points: ReadonlyMap<string, Contribution | null>;
  /** Newest first. */
  readonly changes: readonly HistoryEntry[];
  /** Earlier events are not there yet: nor are changes shown that lie before the last one that is. */
  readonly more: boolean;
}

/** What happened and what was changed, by day, newest first; sessions of several events have a head over their newest one. */
export function timelineDays(facts: TimelineFacts, timeZone: string | undefined): TimelineDay[] {
  const rows = [...eventRows(facts), ...changeRows(facts)].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const days = Map.groupBy(rows, ({ at }) => dayKey(new Date(at), timeZone));
  return [...days].map(([key, own]) => ({ key, at: own[0]?.at ?? '', rows: own }));
}

function eventRows({ events, sessions, points: given }: TimelineFacts): TimelineRow[] {
  const bySession = Map.groupBy(events, ({ sessionStartedAt }) => sessionStartedAt);
  const headed = new Set<string>();
  return events.flatMap((event): TimelineRow[] => {
    const session = event.sessionStartedAt === null ? undefined : sessions.get(event.sessionStartedAt);
    const inSession = session !== undefined && session.events > 1;
    const row: TimelineRow = { kind: 'event', id: event.eventId, at: event.occurredAt, event, inSession };
    if (!inSession || headed.has(session.startedAt)) return [row];
    headed.add(session.startedAt);
    const own = bySession.get(session.startedAt) ?? [];
    const whole = own.length >= session.events && own.every(({ eventId }) => given.has(eventId));
    const points = whole ? own.reduce((sum, { eventId }) => sum + hundredthsOf(given.get(eventId)), 0) / 100 : null;
    const seconds = (Date.parse(session.endedAt) - Date.parse(session.startedAt)) / 1_000;
    const head = { startedAt: session.startedAt, seconds, events: session.events, points };
    // At the very instant of its newest event, and before it: sorting keeps the order of equals.
    return [{ kind: 'session', id: `session ${session.startedAt}`, at: event.occurredAt, session: head }, row];
  });
}

const hundredthsOf = (contribution: Contribution | null | undefined) => Math.round((contribution?.points ?? 0) * 100);

function changeRows({ events, changes, more }: TimelineFacts): TimelineRow[] {
  const oldest = events.at(-1)?.occurredAt;
  return changes
    .filter(({ at }) => !more || oldest === undefined || Date.parse(at) >= Date.parse(oldest))
    .filter((entry) => entry.kind !== 'note' || (entry.action === 'written' && entry.text !== null))
    .map((entry) => ({ kind: 'change', id: entry.changeId + entry.at, at: entry.at, entry }));
}
