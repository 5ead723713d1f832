import { describe, expect, it } from '@jest/globals';
import { noExtras } from '../index';
import { ask, day, event, noon } from '../oracle/scene';

const model = '0199aaaa-0000-7000-8000-000000000001';
const me = '0199bbbb-0000-7000-8000-000000000001';

describe('events', () => {
  const did = (more: object, ...events: ReturnType<typeof event>[]) => ask({ event: ['opened'], ...more }, { events });

  it('did: once at least, unless a count says otherwise', () => {
    expect(did({}).holds).toBe(false);
    expect(did({}, event('opened', noon - 1)).holds).toBe(true);
    expect(did({ count: { min: 2, max: null } }, event('opened', noon - 1)).holds).toBe(false);
    expect(did({ count: { max: 0 } }).holds).toBe(true);
    expect(did({ count: { max: 0 } }, event('opened', noon - 1)).holds).toBe(false);
  });

  it('did in the last days, until the window has passed', () => {
    expect(did({ window: { days: 1 } }, event('opened', noon - day))).toEqual({ holds: true, until: noon + 1 });
    expect(did({ window: { days: 1 } }, event('opened', noon - day - 1))).toEqual({ holds: false, until: null });
  });

  it('looks only at the newest or the first of these types', () => {
    const where = { property: 'kind', op: 'equals', value: 'x' };
    const events = [
      event('opened', noon - 3, { properties: { kind: 'x' } }),
      event('clicked', noon - 2),
      event('opened', noon - 1, { properties: { kind: 'y' } }),
    ];
    expect(did({ where }, ...events).holds).toBe(true);
    expect(did({ where, last: true }, ...events).holds).toBe(false);
    expect(did({ where, first: true }, ...events).holds).toBe(true);
    expect(did({ where, last: true, count: { max: 0 } }, ...events).holds).toBe(true);
  });

  it('orders events of one second by their keys', () => {
    const where = { property: 'n', op: 'equals', value: 2 };
    const events = [
      event('opened', noon - 1, { key: 'b', properties: { n: 2 } }),
      event('opened', noon - 1, { key: 'a', properties: { n: 1 } }),
    ];
    expect(did({ where, last: true }, ...events).holds).toBe(true);
    expect(did({ where, first: true }, ...events).holds).toBe(false);
  });
});

describe('a sequence', () => {
  const sequence = (within: object, ...events: ReturnType<typeof event>[]): boolean =>
    ask({ sequence: [{ event: ['sent'] }, { event: ['opened'] }], within }, { events }).holds;

  it('is A and then B within the time, both ends included', () => {
    expect(sequence({ days: 1 }, event('sent', noon - 2 * day), event('opened', noon - day))).toBe(true);
    expect(sequence({ days: 1 }, event('sent', noon - 2 * day), event('opened', noon - day + 1))).toBe(false);
    expect(sequence({ days: 1 }, event('opened', noon - 2 * day), event('sent', noon - day))).toBe(false);
    expect(sequence({ days: 1 }, event('opened', noon - 9, { key: 'a' }), event('sent', noon - 9, { key: 'b' }))).toBe(
      true,
    );
  });

  it('needs another event for B', () => {
    const twice = { sequence: [{ event: '*' }, { event: '*' }], within: { days: 1 } };
    expect(ask(twice, { events: [event('opened', noon - 9)] }).holds).toBe(false);
    expect(ask(twice, { events: [event('opened', noon - 9), event('opened', noon - 9)] }).holds).toBe(true);
  });
});

describe('what others know', () => {
  const with_ = (more: object) => ({ extras: { ...noExtras, ...more } });

  it('is a score, in points', () => {
    const score = (op: string, value: unknown, hundredths: number | null): boolean =>
      ask({ score: model, op, value }, {}, noon, with_({ score: () => hundredths })).holds;
    expect(score('between', [40, 60], 6_000)).toBe(true);
    expect(score('between', [40, 60], 6_001)).toBe(false);
    expect(score('lt', 20, 1_999)).toBe(true);
    expect([score('lt', 20, null), score('not_equals', 20, null)]).toEqual([false, true]);
    expect(ask({ score: model, op: 'not_exists' }, {}, noon, with_({ score: () => null })).holds).toBe(true);
  });

  it('is a level, a change, an owner, a watch, a segment', () => {
    expect(ask({ level: model, op: 'in', value: ['hot'] }, {}, noon, with_({ level: () => 'hot' })).holds).toBe(true);
    expect(ask({ level: model, op: 'not_in', value: ['hot'] }, {}, noon).holds).toBe(true);
    expect(
      ask({ scoreChange: model, days: 7, op: 'gte', value: 10 }, {}, noon, with_({ scoreChange: () => 1_000 })).holds,
    ).toBe(true);
    expect(ask({ owner: ['me', null] }, {}, noon, with_({ owner: me, me })).holds).toBe(true);
    expect(ask({ owner: ['me', null] }, {}, noon, with_({ owner: me })).holds).toBe(false);
    expect(ask({ owner: [null] }, {}, noon).holds).toBe(true);
    expect(ask({ watched: false }, {}, noon).holds).toBe(true);
    expect(ask({ segment: model }, {}, noon, with_({ inSegment: () => true })).holds).toBe(true);
  });

  it('is the last activity, of events by the lead only', () => {
    const events = [event('opened', noon - 8 * day), event('email_sent', noon - day)];
    const within = (days: number) => ask({ lastActivity: { op: 'within_last', value: { days } } }, { events });
    expect([within(7), within(8)]).toEqual([
      { holds: false, until: null },
      { holds: true, until: noon + 1 },
    ]);
    expect(ask({ lastActivity: { op: 'not_exists' } }, { events: [event('email_sent', noon - 9)] }).holds).toBe(true);
  });

  it('is when the lead was made', () => {
    expect(ask({ created: { op: 'after', value: '2026-02-01' } }, {}).holds).toBe(true);
    expect(ask({ created: { op: 'within_last', value: { days: 99 } } }, {}).holds).toBe(false);
  });
});

it('everybody is "all" of nothing, and "any" of nothing is nobody', () => {
  expect([ask({ all: [] }, {}).holds, ask({ any: [] }, {}).holds, ask({ not: { any: [] } }, {}).holds]).toEqual([
    true,
    false,
    true,
  ]);
});
