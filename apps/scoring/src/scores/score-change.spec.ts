import { causeOf, isWorthARow, type StoredScore, wins } from './score-change';

const stored = (more: Partial<StoredScore> = {}): StoredScore => ({
  score: 1000,
  level: 'cold',
  publishedVersion: 2,
  revision: 7,
  calculatedAt: 100,
  peak: 1000,
  recorded: 1000,
  ...more,
});
const evaluation = (score: number, level = 'cold') => ({
  score,
  level,
  until: null,
  change7: 0,
  change30: 0,
  highest: score,
});

describe('the write guard', () => {
  const mine = { publishedVersion: 2, revision: 7, calculatedAt: 101 };

  it('lets the newer version win, then the newer facts, then the later calculation', () => {
    expect(wins(mine, stored())).toBe(true);
    expect(wins({ ...mine, publishedVersion: 3, revision: 1, calculatedAt: 1 }, stored())).toBe(true);
    expect(wins({ ...mine, revision: 8, calculatedAt: 1 }, stored())).toBe(true);
  });

  it('keeps what is as good or better', () => {
    expect(wins({ ...mine, calculatedAt: 100 }, stored())).toBe(false);
    expect(wins({ ...mine, revision: 6, calculatedAt: 999 }, stored())).toBe(false);
    expect(wins({ ...mine, publishedVersion: 1, revision: 99 }, stored())).toBe(false);
  });

  it('lets anything win over a row that was never evaluated', () => {
    expect(wins(mine, undefined)).toBe(true);
    expect(wins(mine, stored({ score: null, level: null, revision: 99 }))).toBe(true);
  });
});

describe('the cause of a change', () => {
  it('is its largest part', () => {
    expect(causeOf({ time: -300, facts: 500, version: 0 }, 'activity')).toBe('activity');
    expect(causeOf({ time: -600, facts: 500, version: 0 }, 'activity')).toBe('decay');
    expect(causeOf({ time: 0, facts: 100, version: -900 }, 'attributes')).toBe('model');
  });
});

describe('a history row', () => {
  it('is written for decay only when the level changes or a whole point has gone', () => {
    expect(isWorthARow(stored(), evaluation(950), 'decay')).toBe(false);
    expect(isWorthARow(stored(), evaluation(900), 'decay')).toBe(true);
    expect(isWorthARow(stored(), evaluation(999, 'warm'), 'decay')).toBe(true);
  });

  it('counts from what was recorded, so that a slow decay is written down in the end', () => {
    expect(isWorthARow(stored({ score: 930, recorded: 1000 }), evaluation(899), 'decay')).toBe(true);
  });

  it('is written for every change by facts, and never for none', () => {
    expect(isWorthARow(stored(), evaluation(1001), 'activity')).toBe(true);
    expect(isWorthARow(stored(), evaluation(1000), 'activity')).toBe(false);
  });

  it('is written when a lead is evaluated for the first time', () => {
    expect(isWorthARow(undefined, evaluation(0), 'model')).toBe(true);
  });
});
