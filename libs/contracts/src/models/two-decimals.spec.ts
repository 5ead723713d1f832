import { describe, expect, it } from '@jest/globals';
import { AdjustmentDraft } from '../scores/adjustments';
import { ModelDecay } from './decay';
import { RulePoints } from './rule';
import { atMostTwoDecimals, toTwoDecimals } from './two-decimals';

const sumOf = (times: number, value: number) => Array.from({ length: times }, () => value).reduce((a, b) => a + b, 0);

describe('two decimals', () => {
  it.each([
    0,
    5,
    -2.5,
    0.01,
    0.1 + 0.2,
    1.1 * 3,
    sumOf(10, 0.1),
    4_999.99,
    -99_999.99,
    9_999_999.99,
    sumOf(1_000, 0.07),
  ])('%d has no more', (value) => {
    expect(atMostTwoDecimals(value)).toBe(true);
    expect(toTwoDecimals(value)).toBeCloseTo(value, 9);
  });

  it.each([1e-7, 1.5e-7, 0.001, 1.000000001, 2.005, 4_999.990000001, 9_999_999.991, 5e-13])('%d has more', (value) => {
    expect(atMostTwoDecimals(value)).toBe(false);
  });

  it.each([1e-7, 1.5e-7, 2.000000001])(
    '%d points are refused wherever points are given, and not made others',
    (points) => {
      const twoDecimals = expect.stringContaining('two decimals');
      const messageOf = (result: { error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message;
      expect(messageOf(RulePoints.safeParse(points))).toEqual(twoDecimals);
      expect(messageOf(AdjustmentDraft.safeParse({ points, reason: 'Met at a fair' }))).toEqual(twoDecimals);
      expect(messageOf(ModelDecay.safeParse({ kind: 'inactivity', points, everyDays: 7 }))).toEqual(twoDecimals);
    },
  );

  it('no adjustment is of what is left of nothing', () => {
    const draft = { points: 0.3 - 0.1 - 0.2, reason: 'Nothing' };
    expect(AdjustmentDraft.safeParse(draft).error?.issues[0]?.message).toBe('Give or take some points');
  });

  it('are what is stored, not the noise beside them', () => {
    expect(RulePoints.parse(0.1 + 0.2)).toBe(0.3);
    expect(AdjustmentDraft.parse({ points: 1.1 * 3, reason: 'Sum of three' }).points).toBe(3.3);
    expect(ModelDecay.parse({ kind: 'halfLife', days: 1.1 * 3 })).toEqual({ kind: 'halfLife', days: 3.3 });
  });
});
