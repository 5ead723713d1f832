import { describe, expect, it } from '@jest/globals';
import { ask, at, change, day, noon } from '../oracle/scene';

/** Does an attribute of this value satisfy the comparison? */
const holds = (value: unknown, comparison: object, zone = 'UTC'): boolean =>
  ask({ attribute: 'a', ...comparison }, { changes: value === undefined ? [] : [change('a', value)] }, noon, { zone })
    .holds;

describe('operators', () => {
  it.each([undefined, null, ''])('take %p for "not set": negations hold, all others do not', (value) => {
    const negated = [
      { op: 'not_equals', value: 'x' },
      { op: 'not_in', value: ['x'] },
      { op: 'not_contains', value: 'x' },
      { op: 'not_exists' },
    ];
    const plain = [
      { op: 'equals', value: 'x' },
      { op: 'in', value: ['x', 0] },
      { op: 'contains', value: 'x' },
      { op: 'has_all', value: ['x'] },
      { op: 'starts_with', value: 'x' },
      { op: 'matches', value: '.*' },
      { op: 'lt', value: 5 },
      { op: 'lte', value: 0 },
      { op: 'between', value: [-1, 1] },
      { op: 'exists' },
      { op: 'before', value: '2030-01-01' },
      { op: 'older_than', value: { days: 1 } },
    ];
    expect(negated.map((comparison) => holds(value, comparison))).toEqual(negated.map(() => true));
    expect(plain.map((comparison) => holds(value, comparison))).toEqual(plain.map(() => false));
  });

  it('compare numbers with numbers; numeric text is one when the other side is', () => {
    expect(holds('12', { op: 'equals', value: 12 })).toBe(true);
    expect(holds(12, { op: 'equals', value: '12' })).toBe(true);
    expect(holds('12.0', { op: 'equals', value: '12' })).toBe(false);
    expect(holds('12', { op: 'gte', value: 12 })).toBe(true);
    expect(holds('dozen', { op: 'gte', value: 0 })).toBe(false);
    expect(holds(2.5, { op: 'in', value: ['2.50'] })).toBe(true);
  });

  it('include both ends of "between"', () => {
    expect([3, 5, 2.99, 5.01].map((value) => holds(value, { op: 'between', value: [3, 5] }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('ignore case where people expect it', () => {
    expect(holds('Google', { op: 'equals', value: 'google' })).toBe(false);
    expect(holds('Google', { op: 'equals', value: 'google', ignoreCase: true })).toBe(true);
    expect(holds('Google', { op: 'in', value: ['google'] })).toBe(false);
    expect(holds('Google Ads', { op: 'contains', value: 'ADS' })).toBe(true);
    expect(holds('Google Ads', { op: 'contains', value: 'ADS', ignoreCase: false })).toBe(false);
    expect(holds('Google Ads', { op: 'starts_with', value: 'google' })).toBe(true);
    expect(holds('Google Ads', { op: 'ends_with', value: 'ads' })).toBe(true);
  });

  it('match patterns in linear time', () => {
    expect(holds('lead-42', { op: 'matches', value: '^lead-[0-9]+$' })).toBe(true);
    const begin = performance.now();
    expect(holds('a'.repeat(20_000), { op: 'matches', value: '^(a+)+$' })).toBe(true);
    expect(holds(`${'a'.repeat(20_000)}b`, { op: 'matches', value: '^(a+)+$' })).toBe(false);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('mean any element on a list; has_all means each wanted one', () => {
    const list = ['s1', 's2', 7];
    expect(holds(list, { op: 'equals', value: 's2' })).toBe(true);
    expect(holds(list, { op: 'in', value: ['s9', '7'] })).toBe(true);
    expect(holds(list, { op: 'contains', value: 'S1' })).toBe(true);
    expect(holds(list, { op: 'not_equals', value: 's2' })).toBe(false);
    expect(holds(list, { op: 'has_all', value: ['s1', 7] })).toBe(true);
    expect(holds(list, { op: 'has_all', value: ['s1', 's5'] })).toBe(false);
  });

  it('read a.b as a path; a literal key with a dot wins', () => {
    const condition = { attribute: 'a.b', op: 'equals', value: 'c' };
    expect(ask(condition, { changes: [change('a', { b: 'c' })] }).holds).toBe(true);
    expect(ask(condition, { changes: [change('a', { b: 'c' }), change('a.b', 'literal')] }).holds).toBe(false);
  });

  it('take a date without a time for the whole day of the zone', () => {
    const inOslo = (value: string, op: string): boolean => holds(value, { op, value: '2026-05-10' }, 'Europe/Oslo');
    // The tenth lasts from 22:00Z of the ninth to 22:00Z of the tenth.
    expect([inOslo('2026-05-09T21:59:59Z', 'before'), inOslo('2026-05-09T22:00:00Z', 'before')]).toEqual([true, false]);
    expect([inOslo('2026-05-10T21:59:59Z', 'after'), inOslo('2026-05-10T22:00:00Z', 'after')]).toEqual([false, true]);
    expect([inOslo('2026-05-10', 'before'), inOslo('2026-05-10', 'after'), inOslo('2026-05-09', 'before')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('mean 0 < age ≤ n by within_last, age > n by older_than; the future satisfies neither', () => {
    const age = (seconds: number, op: string): boolean =>
      holds(new Date((noon - seconds) * 1_000).toISOString(), { op, value: { days: 1 } });
    expect([-5, 0, 1, day, day + 1].map((seconds) => age(seconds, 'within_last'))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect([-5, 0, 1, day, day + 1].map((seconds) => age(seconds, 'older_than'))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it.each<[unknown, string, boolean]>([
    ['today', '2026-06-01T00:00:10Z', true],
    ['yesterday', '2026-06-01T00:00:10Z', false],
    ['tomorrow', '2026-06-02', true],
    ['this_week', '2026-06-07T23:59:59Z', true],
    ['this_week', '2026-05-31T23:59:59Z', false],
    ['last_week', '2026-05-25', true],
    ['next_week', '2026-06-08', true],
    ['this_month', '2026-06-30', true],
    ['last_month', '2026-05-01', true],
    ['next_month', '2026-07-31', true],
    ['this_quarter', '2026-04-01', true],
    ['last_quarter', '2026-03-31', true],
    ['this_year', '2026-12-31', true],
    ['last_year', '2025-01-01', true],
    ['next_year', '2027-01-02', true],
    [{ days: -4 }, '2026-05-28T23:00:00Z', true],
    [{ days: 5 }, '2026-06-06T12:00:00Z', true],
    [{ days: 5 }, '2026-06-05T12:00:00Z', false],
  ])('find in %p the date %s: %p', (value, date, expected) => {
    expect(holds(date, { op: 'in_period', value })).toBe(expected);
  });

  it('change a period at the local midnight', () => {
    const condition = { attribute: 'a', op: 'in_period', value: 'today' };
    const facts = { changes: [change('a', '2026-06-01T10:00:00Z')] };
    expect(ask(condition, facts, noon, { zone: 'Europe/Oslo' })).toEqual({
      holds: true,
      until: at('2026-06-01T22:00:00Z'),
    });
    expect(ask(condition, facts, at('2026-06-01T22:00:00Z'), { zone: 'Europe/Oslo' })).toEqual({
      holds: false,
      until: null,
    });
  });

  it('take a distance for an instant that moves with T', () => {
    expect(holds('2026-06-20', { op: 'before', value: { days: 30 } })).toBe(true);
    expect(holds('2026-08-20', { op: 'before', value: { days: 30 } })).toBe(false);
    expect(holds('2026-08-20', { op: 'after', value: { days: 30 } })).toBe(true);
  });
});

describe('an attribute as of T', () => {
  const isA = { attribute: 'stage', op: 'equals', value: 'a' };

  it('is the last value with at < T', () => {
    const changes = [change('stage', 'a', noon - 10), change('stage', 'b', noon)];
    expect([noon - 10, noon - 9, noon, noon + 1].map((time) => ask(isA, { changes }, time).holds)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('has held for so long without a break', () => {
    const held = { ...isA, for: { days: 7 } };
    const since = noon - 7 * day;
    expect(ask(held, { changes: [change('stage', 'a', since)] }, noon).holds).toBe(true);
    expect(ask(held, { changes: [change('stage', 'a', since)] }, noon - 1)).toEqual({ holds: false, until: noon });
    // The same value again does not start the clock anew, another value between does.
    expect(ask(held, { changes: [change('stage', 'a', since), change('stage', 'a', noon - 5)] }).holds).toBe(true);
    expect(
      ask(held, {
        changes: [change('stage', 'a', since), change('stage', 'b', noon - 9), change('stage', 'a', noon - 5)],
      }).holds,
    ).toBe(false);
  });

  it('that was never set has held since the lead was made', () => {
    const without = { attribute: 'phone', op: 'not_exists', for: { days: 30 } };
    expect(ask(without, { createdAt: noon - 30 * day }).holds).toBe(true);
    expect(ask(without, { createdAt: noon - 29 * day }).holds).toBe(false);
  });
});
