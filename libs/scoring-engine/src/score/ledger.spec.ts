import { describe, expect, it } from '@jest/globals';
import { change, day, event, noon, scene } from '../oracle/scene';

const thirds = { name: 'Third', points: 0.01, when: { event: ['opened'] }, decay: { kind: 'linear', days: 3 } };

describe('the ledger', () => {
  it('has its lines in fixed order', () => {
    const rules = [
      { name: 'Fit', points: 20, when: { attribute: 'title', op: 'exists' }, group: 'fit' },
      {
        name: 'Opened',
        points: 10,
        when: { event: ['opened'] },
        maxPoints: 12,
        decay: { kind: 'halfLife', days: 7 },
        group: 'mail',
      },
    ];
    const ledger = scene(
      { rules, groups: { mail: { max: 10 }, fit: { max: 15 } }, ceiling: 28 },
      {
        events: [1, 2, 3].map((n) => event('opened', noon - n * day)),
        changes: [change('title', 'CTO')],
        adjustments: [{ id: 'a', points: 5, reason: 'met at a fair', createdAt: noon - 1, expiresAt: null }],
        resets: [{ id: 'r', at: noon - 50 * day }],
      },
    ).ledger();
    expect(ledger.lines.map(({ kind }) => kind)).toEqual([
      'rule',
      'decay',
      'cap',
      'group',
      'group',
      'attribute',
      'reset',
      'adjustment',
      'ceiling',
    ]);
    expect(ledger.lines[7]).toMatchObject({ name: 'met at a fair', hundredths: 500, about: 'a' });
  });

  it('shows differences of the rounded running sum, so lines sum to the hundredth', () => {
    const rules = Array.from({ length: 3 }, (_, n) => ({ ...thirds, name: `Third ${n}` }));
    const { lines, hundredths } = scene({ rules }, { events: [event('opened', noon - day)] }).ledger();
    // Three times two thirds of a hundredth are 2 hundredths, however each line is rounded.
    expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(hundredths);
    expect(hundredths).toBe(2);
  });

  it('says which events counted, which did not and why, and when', () => {
    const rule = {
      name: 'Seen',
      points: 5,
      when: { event: ['seen'] },
      maxPoints: 10,
      limit: { first: 2, per: 'day' },
      window: { days: 10 },
    };
    const times = [noon - 20 * day, noon - 3, noon - 2, noon - 1, noon - day, noon - 2 * day];
    expect(
      scene({ rules: [rule] }, { events: times.map((time) => event('seen', time)) }).ledger().lines[0],
    ).toMatchObject({
      counted: 2,
      ignored: { window: 1, limit: 1, cap: 2 },
      first: noon - 2 * day,
      last: noon - 2,
      conditions: 'Seen, in the last 10 days, only the first 2 of each day, at most 10 points',
    });
  });

  it('tells what is missing by a reset', () => {
    const facts = {
      events: [event('opened', noon - 9), event('opened', noon - 3)],
      resets: [{ id: 'r', at: noon - 5 }],
    };
    const lead = scene({ rules: [{ name: 'Opened', points: 5, when: { event: ['opened'] } }] }, facts);
    expect(lead.ledger().lines.find(({ kind }) => kind === 'reset')).toMatchObject({
      missing: 500,
      hundredths: 0,
      first: noon - 5,
    });
    expect(lead.ledger().lines[0].ignored).toEqual({ reset: 1 });
    expect(lead.points(noon - 5)).toBe(5);
    expect(lead.points()).toBe(5);
  });

  it('keeps attribute rules through a reset', () => {
    const rules = [{ name: 'Fit', points: 20, when: { attribute: 'title', op: 'exists' } }];
    expect(scene({ rules }, { changes: [change('title', 'CTO')], resets: [{ id: 'r', at: noon - 5 }] }).points()).toBe(
      20,
    );
  });

  it('counts an adjustment for created < T ≤ expires', () => {
    const adjustments = [{ id: 'a', points: 7.25, reason: 'r', createdAt: noon, expiresAt: noon + 10 }];
    const lead = scene({}, { adjustments });
    expect([noon, noon + 1, noon + 10, noon + 11].map((time) => lead.points(time))).toEqual([0, 7.25, 7.25, 0]);
  });

  it('stops at floor and ceiling, and says so', () => {
    const rules = [
      { name: 'Spam', points: -30, when: { event: ['spam'] } },
      { name: 'Good', points: 300, when: { event: ['good'] } },
    ];
    const low = scene({ rules }, { events: [event('spam', noon - 1)] }).ledger();
    expect([low.hundredths, low.lines.map(({ kind }) => kind)]).toEqual([0, ['rule', 'floor']]);
    const high = scene({ rules, ceiling: 100 }, { events: [event('good', noon - 1)] }).ledger();
    expect([high.hundredths, high.lines[1]]).toMatchObject([10_000, { kind: 'ceiling', hundredths: -20_000 }]);
  });

  it('says of a rule that gave nothing what there is and what was wanted', () => {
    const rules = [
      { name: 'Never', points: 1, when: { event: ['never'] } },
      { name: 'Often', points: 1, when: { event: ['opened'] }, count: { min: 3 } },
      {
        name: 'Gated',
        points: 1,
        when: { event: ['opened'] },
        if: { attribute: 'plan', op: 'within_last', value: { days: 3 } },
      },
      { name: 'Renews', points: 1, when: { attribute: 'renewal', op: 'before', value: { days: 30 } } },
    ];
    const { unmatched } = scene(
      { rules },
      { events: [event('opened', noon - 1)], changes: [change('renewal', '2027-01-01')] },
    ).ledger();
    expect(unmatched).toMatchObject([
      { name: 'Never', reason: 'no_event', has: 'no such event' },
      { name: 'Often', reason: 'count', has: '1 event', wanted: 'at least 3 times' },
      { name: 'Gated', reason: 'if', has: 'plan is not set', wanted: 'plan is within the last 3 days' },
      {
        name: 'Renews',
        reason: 'condition',
        has: 'renewal is "2027-01-01"',
        wanted: 'renewal is before 30 days from now',
      },
    ]);
  });

  it('gives each event its points, before caps', () => {
    const rules = [{ name: 'Opened', points: 5, when: { event: ['opened'] }, maxPoints: 7 }];
    const lead = scene(
      { rules },
      { events: [event('opened', noon - 3), event('other', noon - 2), event('opened', noon - 1)] },
    );
    expect(lead.contributions()).toMatchObject([
      { entry: 0, time: noon - 3, millionths: 5_000_000 },
      { entry: 2, time: noon - 1, rules: [{ name: 'Opened' }] },
    ]);
  });
});

describe('levels', () => {
  const rules = [
    { name: 'Point', points: 1, when: { event: ['point'] } },
    { name: 'Bit', points: 0.01, when: { event: ['bit'] } },
  ];
  const withPoints = (points: number, bits = 0) => ({
    events: [
      ...Array.from({ length: points }, (_, n) => event('point', noon - n - 1)),
      ...Array.from({ length: bits }, (_, n) => event('bit', noon - n - 1)),
    ],
  });
  const level = (points: number, bits = 0) => scene({ rules }, withPoints(points, bits)).ledger();

  it('begin at their bound', () => {
    expect([level(0), level(19, 99), level(20), level(49), level(50)].map(({ level: { key } }) => key)).toEqual([
      'cold',
      'cold',
      'warm',
      'warm',
      'hot',
    ]);
  });

  it('show how far the way to the next one is, 0 to 99', () => {
    expect(level(35).toNextLevel).toMatchObject({ level: { key: 'hot' }, percent: 50, missingHundredths: 1_500 });
    expect(level(19, 99).toNextLevel?.percent).toBe(99);
    expect(level(0).toNextLevel?.percent).toBe(0);
    expect([level(50).toNextLevel, level(50).maxLevel]).toEqual([null, true]);
  });
});
