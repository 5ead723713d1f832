import type { Activity, Contribution, HistoryEntry } from '@heatline/contracts';
import { timelineDays, type TimelineFacts } from './timeline-rows';

const at = (day: number, minute: number) => new Date(Date.UTC(2026, 9, day, 8, minute)).toISOString();
const anEvent = (eventId: string, occurredAt: string, sessionStartedAt: string | null): Activity => ({
  eventId,
  id: null,
  type: 'x',
  occurredAt,
  receivedAt: occurredAt,
  claimedAt: null,
  campaign: null,
  source: null,
  properties: {},
  leadId: 'l',
  sessionStartedAt,
});
const change = (changeId: string, instant: string): HistoryEntry => ({
  kind: 'reset',
  action: 'made',
  changeId,
  at: instant,
  by: null,
  leadId: 'l',
  modelId: 'm',
});
const points = (eventId: string, given: number): [string, Contribution] => [
  eventId,
  { eventId, modelId: 'm', points: given, rules: [] },
];

const facts = (more: Partial<TimelineFacts> = {}): TimelineFacts => ({
  events: [
    anEvent('c', at(2, 20), at(2, 0)),
    anEvent('b', at(2, 10), at(2, 0)),
    anEvent('a', at(2, 0), at(2, 0)),
    anEvent('z', at(1, 0), at(1, 0)),
  ],
  sessions: new Map([
    [at(2, 0), { startedAt: at(2, 0), endedAt: at(2, 20), events: 3 }],
    [at(1, 0), { startedAt: at(1, 0), endedAt: at(1, 0), events: 1 }],
  ]),
  points: new Map<string, Contribution | null>([points('c', 0.1), points('b', 0.2), ['a', null]]),
  changes: [change('late', at(2, 15)), change('early', at(1, -30))],
  more: false,
  ...more,
});
const ids = (given: TimelineFacts) =>
  timelineDays(given, 'UTC').map(({ rows }) => rows.map(({ id, kind }) => (kind === 'session' ? 'session' : id)));

describe('the timeline of a lead', () => {
  it('has a head over sessions of several events and changes between, by day, newest first', () => {
    expect(ids(facts())).toEqual([
      ['session', 'c', `late${at(2, 15)}`, 'b', 'a'],
      ['z', `early${at(1, -30)}`],
    ]);
  });

  it('says how long a session was and what it gave, to the hundredth, once all of it is there', () => {
    const headOf = (given: TimelineFacts) =>
      timelineDays(given, 'UTC')
        .flatMap(({ rows }) => rows)
        .find(({ kind }) => kind === 'session');
    expect(headOf(facts())).toMatchObject({ session: { seconds: 1_200, events: 3, points: 0.3 } });
    expect(headOf(facts({ events: facts().events.slice(0, 2) }))).toMatchObject({
      session: { events: 3, points: null },
    });
  });

  it('keeps changes back that lie before what was read', () => {
    expect(ids(facts({ more: true, events: facts().events.slice(0, 1) }))).toEqual([['session', 'c']]);
  });

  it('shows notes where they were written, as they are now, and no deleted ones', () => {
    const note = (action: 'written' | 'edited', text: string | null): HistoryEntry => ({
      kind: 'note',
      action,
      noteId: 'n',
      text,
      changeId: `${action}${text}`,
      at: at(2, 30),
      by: null,
      leadId: 'l',
    });
    const shown = timelineDays(
      facts({ events: [], changes: [note('edited', 'x'), note('written', 'x'), note('written', null)] }),
      'UTC',
    );
    expect(shown.flatMap(({ rows }) => rows)).toHaveLength(1);
  });
});
