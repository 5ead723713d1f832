import { describe, expect, it } from '@jest/globals';
import { at, change, day, event, noon, scene } from '../oracle/scene';

const opened = { name: 'Opened', points: 5, when: { event: ['opened'] } };
const rule = (more: object) => ({ rules: [{ ...opened, ...more }] });
const openedAt = (...times: number[]) => ({ events: times.map((time) => event('opened', time)) });

describe('a rule about events', () => {
  it('pays for every event before T, and for none at T or later', () => {
    const lead = scene(rule({}), openedAt(noon - 1, noon - 2, noon, noon + 1));
    expect(lead.points()).toBe(10);
    expect(lead.points(noon + 1)).toBe(15);
  });

  it('counts two equal events with two keys as two', () => {
    expect(scene(rule({}), openedAt(noon - 9, noon - 9)).points()).toBe(10);
  });

  it('matches by type, property and campaign', () => {
    const when = {
      event: ['opened'],
      where: { property: 'subject', op: 'contains', value: 'demo' },
      campaign: ['spring'],
    };
    const events = [
      event('opened', noon - 5, { properties: { subject: 'Your DEMO' }, campaign: 'spring' }),
      event('opened', noon - 4, { properties: { subject: 'Your demo' }, campaign: 'fall' }),
      event('opened', noon - 3, { properties: {}, campaign: 'spring' }),
      event('clicked', noon - 2, { properties: { subject: 'demo' }, campaign: 'spring' }),
    ];
    expect(scene(rule({ when }), { events }).points()).toBe(5);
  });

  it('matches every type by "*" and a family by prefix', () => {
    const events = [event('page_viewed', noon - 3), event('page_left', noon - 2), event('opened', noon - 1)];
    expect(scene(rule({ when: { event: '*' } }), { events }).points()).toBe(15);
    expect(scene(rule({ when: { event: { startsWith: 'page_' } } }), { events }).points()).toBe(10);
  });

  it('has a season from its first instant to just before its last', () => {
    const between = { from: '2026-05-01', to: '2026-05-03' };
    const lead = scene(
      rule({ between }),
      openedAt(
        at('2026-04-30T23:59:59Z'),
        at('2026-05-01T00:00:00Z'),
        at('2026-05-02T23:59:59Z'),
        at('2026-05-03T00:00:00Z'),
      ),
    );
    expect(lead.points()).toBe(10);
  });

  it('begins a season at midnight of the zone', () => {
    const between = { from: '2026-05-01' };
    const facts = openedAt(at('2026-04-30T21:59:59Z'), at('2026-04-30T22:00:00Z'));
    expect(scene(rule({ between }), facts, { zone: 'Europe/Oslo' }).points()).toBe(5);
  });

  it('counts again when the cooldown has passed since the last that counted', () => {
    const lead = scene(rule({ cooldownSeconds: 60 }), openedAt(noon - 200, noon - 150, noon - 140, noon - 80));
    expect(lead.points()).toBe(15);
    expect(lead.ledger().lines[0]).toMatchObject({ counted: 3, ignored: { cooldown: 1 } });
    expect(scene(rule({ cooldownSeconds: 60 }), openedAt(noon - 200, noon - 141)).points()).toBe(5);
  });

  it('counts the first of each day of the zone, with 23 hours when the clock changes', () => {
    const limit = { first: 1, per: 'day' };
    // In Oslo 2026-03-29 lasts from 23:00Z to 22:00Z.
    const facts = openedAt(at('2026-03-28T23:00:00Z'), at('2026-03-29T21:59:59Z'), at('2026-03-29T22:00:00Z'));
    expect(scene(rule({ limit }), facts, { zone: 'Europe/Oslo' }).points()).toBe(10);
    expect(scene(rule({ limit }), facts).points()).toBe(10);
    expect(scene(rule({ limit }), facts).ledger().lines[0].ignored).toEqual({ limit: 1 });
  });

  it.each<[string, number]>([
    ['week', 2],
    ['month', 1],
    ['lifetime', 1],
  ])('counts the first of each %s', (per, times) => {
    // A Sunday and the Monday after it.
    const facts = openedAt(at('2026-05-10T12:00:00Z'), at('2026-05-11T12:00:00Z'), at('2026-05-12T12:00:00Z'));
    expect(scene(rule({ limit: { first: 1, per } }), facts).points()).toBe(5 * times);
  });

  it('does not let limit and cooldown look at the window', () => {
    const facts = openedAt(noon - 40 * day, noon - day);
    const limited = scene(rule({ limit: { first: 1, per: 'lifetime' }, window: { days: 30 } }), facts);
    expect(limited.points()).toBe(0);
    expect(limited.ledger().unmatched[0]).toMatchObject({ reason: 'window', ignored: { window: 1, limit: 1 } });
  });

  it('keeps an event of exactly the window, and not one a second older', () => {
    const lead = scene(rule({ window: { days: 1 } }), openedAt(noon - day));
    expect([lead.points(noon), lead.points(noon + 1)]).toEqual([5, 0]);
  });

  it('pays once when the number that remains is within the count', () => {
    const definition = rule({ count: { min: 2, max: 3 } });
    const times = [1, 2, 3, 4].map((n) => noon - n);
    expect([1, 2, 3, 4].map((n) => scene(definition, openedAt(...times.slice(0, n))).points())).toEqual([0, 5, 5, 0]);
  });

  it('pays for "did not", without any age', () => {
    const definition = { ...rule({ count: { max: 0 }, window: { days: 30 } }), decay: { kind: 'halfLife', days: 1 } };
    const lead = scene(definition, openedAt(noon - 10 * day));
    expect([lead.points(), lead.points(noon + 20 * day + 1)]).toEqual([0, 5]);
  });

  it('ages a count from the newest that remains', () => {
    const definition = { ...rule({ points: 8, count: { min: 2 } }), decay: { kind: 'halfLife', days: 1 } };
    expect(scene(definition, openedAt(noon - 9 * day, noon - day)).points()).toBe(4);
  });

  it('clamps its sum to maxPoints, both ways', () => {
    const times = [1, 2, 3].map((n) => noon - n);
    expect(scene(rule({ maxPoints: 12 }), openedAt(...times)).points()).toBe(12);
    expect(scene({ ...rule({ points: -5, maxPoints: 12 }), floor: null }, openedAt(...times)).points()).toBe(-12);
  });

  it('is gated by attributes as of T, not as of the event', () => {
    const definition = rule({ if: { attribute: 'country', op: 'equals', value: 'NO' } });
    const lead = scene(definition, { ...openedAt(noon - 5 * day), changes: [change('country', 'NO', noon - day)] });
    expect([lead.points(noon - day), lead.points(noon - day + 1)]).toEqual([0, 5]);
  });

  it('gives nothing when off, and says so', () => {
    const lead = scene(rule({ enabled: false }), openedAt(noon - 1));
    expect(lead.points()).toBe(0);
    expect(lead.ledger().unmatched).toMatchObject([{ name: 'Opened', reason: 'off' }]);
  });
});

describe('decay', () => {
  const aged = (decay: object, age: number, points = 10) =>
    scene({ rules: [{ ...opened, points }], decay, floor: null }, openedAt(noon - age)).ledger().millionths;

  it('halves by exact age', () => {
    expect(aged({ kind: 'halfLife', days: 14 }, 14 * day)).toBe(5_000_000);
    expect(aged({ kind: 'halfLife', days: 14 }, 7 * day)).toBe(7_071_068);
    expect(aged({ kind: 'halfLife', days: 14 }, 1)).toBe(9_999_994);
  });

  it('falls evenly to nothing', () => {
    expect(aged({ kind: 'linear', days: 10 }, day)).toBe(9_000_000);
    expect(aged({ kind: 'linear', days: 10 }, 10 * day)).toBe(0);
    expect(aged({ kind: 'linear', days: 10 }, 11 * day)).toBe(0);
  });

  it('falls in steps', () => {
    const decay = { kind: 'step', percent: 10, everyDays: 7 };
    expect([7 * day - 1, 7 * day, 21 * day].map((age) => aged(decay, age))).toEqual([10_000_000, 9_000_000, 7_290_000]);
  });

  it('rounds half up, also below zero', () => {
    // 0.01 points are 10,000 millionths; five halvings leave 312.5.
    const decay = { kind: 'step', percent: 50, everyDays: 1 };
    expect(aged(decay, 5 * day, 0.01)).toBe(313);
    expect(aged(decay, 5 * day, -0.01)).toBe(-312);
    expect(aged({ kind: 'halfLife', days: 1 }, 5 * day, 0.01)).toBe(313);
  });

  it("is the model's unless the rule says otherwise", () => {
    const decay = { kind: 'halfLife', days: 1 };
    const points = (own: object | undefined) =>
      scene({ rules: [{ ...opened, ...(own ? { decay: own } : {}) }], decay }, openedAt(noon - day)).points();
    expect([points(undefined), points({ kind: 'inherit' }), points({ kind: 'none' })]).toEqual([2.5, 2.5, 5]);
  });
});

describe('a rule about attributes', () => {
  const fit = { rules: [{ name: 'Fit', points: 20, when: { attribute: 'title', op: 'contains', value: 'cto' } }] };

  it('pays once while the condition holds', () => {
    const lead = scene(fit, { changes: [change('title', 'CTO', noon - 9), change('title', 'CFO', noon - 5)] });
    expect([noon - 9, noon - 8, noon - 5, noon - 4].map((time) => lead.points(time))).toEqual([0, 20, 20, 0]);
  });

  it('reads the account where it says so', () => {
    const when = { attribute: 'size', account: true, op: 'gte', value: 100 };
    const definition = { rules: [{ name: 'Large', points: 7, when }] };
    expect(scene(definition, { changes: [change('size', 250, noon - 9, true)] }).points()).toBe(7);
    expect(scene(definition, { changes: [change('size', 250, noon - 9)] }).points()).toBe(0);
  });
});

describe('groups', () => {
  it('clamp the sum of their rules, not each rule', () => {
    const rules = [
      { ...opened, group: 'mail' },
      { name: 'Clicked', points: 10, when: { event: ['clicked'] }, group: 'mail' },
      { name: 'Called', points: 1, when: { event: ['called'] } },
    ];
    const events = ['opened', 'clicked', 'clicked', 'called'].map((type, n) => event(type, noon - 9 + n));
    const lead = scene({ rules, groups: { mail: { max: 20 } } }, { events });
    expect(lead.points()).toBe(21);
    expect(lead.ledger().lines.find(({ kind }) => kind === 'group')).toMatchObject({ name: 'mail', hundredths: -500 });
  });
});

describe('bursts', () => {
  const burst = { count: 3, seconds: 10 };

  it('count once: of three in ten seconds the first stays', () => {
    const lead = scene(rule({}), openedAt(noon - 100, noon - 95, noon - 90, noon - 50), { burst });
    expect(lead.points()).toBe(10);
    expect(lead.ledger().lines[0]).toMatchObject({ counted: 2, ignored: { burst: 2 } });
  });

  it('are of one type, and are off at first', () => {
    const events = [event('opened', noon - 3), event('clicked', noon - 2), event('opened', noon - 1)];
    expect(scene(rule({}), { events }, { burst }).points()).toBe(10);
    expect(scene(rule({}), openedAt(noon - 3, noon - 2, noon - 1)).points()).toBe(15);
  });

  it('that share events are one', () => {
    expect(scene(rule({}), openedAt(...[0, 5, 10, 15, 20].map((s) => noon - 100 + s)), { burst }).points()).toBe(5);
  });
});
