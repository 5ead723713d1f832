import { describe, expect, it } from '@jest/globals';
import { aucOf, type ScoreCount } from './auc';
import { wilson } from './wilson';

/** Every pair of somebody who converted and somebody who did not, one by one. */
function byPairs(counts: ScoreCount[]): number {
  let right = 0;
  let pairs = 0;
  for (const a of counts) {
    for (const b of counts) {
      pairs += a.converted * b.others;
      right += a.converted * b.others * (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0);
    }
  }
  return right / pairs;
}

describe('the order of scores', () => {
  it('is the share of pairs that stand right, ties counting half', () => {
    const counts = [
      { score: 40, converted: 7, others: 2 },
      { score: 10, converted: 1, others: 9 },
      { score: 20, converted: 4, others: 4 },
    ];
    const auc = aucOf(counts);
    expect(auc?.value).toBeCloseTo(byPairs(counts), 12);
    expect(auc!.low).toBeLessThan(auc!.value);
    expect(auc!.high).toBeGreaterThan(auc!.value);
  });

  it('is that of a coin where everybody has one score, and nothing where one side is empty', () => {
    expect(aucOf([{ score: 0, converted: 50, others: 50 }])?.value).toBe(0.5);
    expect(aucOf([{ score: 0, converted: 50, others: 0 }])).toBeNull();
  });

  it('has an interval that stays inside 0 to 1, and is no point, even where the order is perfect', () => {
    const { value, low, high } = aucOf([
      { score: 1, converted: 0, others: 30 },
      { score: 2, converted: 30, others: 0 },
    ])!;
    expect(value).toBe(1);
    expect(low).toBeLessThan(1);
    expect(low).toBeGreaterThan(0.7);
    expect(high).toBeLessThanOrEqual(1);
  });
});

describe('a rate', () => {
  it('has the interval of Wilson', () => {
    const { value, low, high } = wilson(10, 100);
    expect(value).toBe(0.1);
    // Newcombe 1998 gives 0.0552 to 0.1744.
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it('says that nothing is known of nobody, and never leaves 0 to 1', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
    expect(wilson(0, 5).low).toBe(0);
    expect(wilson(5, 5).high).toBe(1);
  });
});
