import { describe, expect, it } from '@jest/globals';
import { etaOf, rateOf, sampleEveryMs } from './run-rate';

const at = (seconds: number, done: number) => ({ at: new Date(seconds * 1_000), done });

describe('the rate of a run', () => {
  it('is unknown before two samples', () => {
    expect(rateOf([])).toBeNull();
    expect(rateOf([at(0, 5)])).toBeNull();
  });

  it('is that of the last ten seconds', () => {
    expect(rateOf([at(0, 0), at(20, 1_000), at(25, 2_000), at(30, 3_000)])).toBe(200);
  });

  it('is zero when nothing moves, and never negative', () => {
    expect(rateOf([at(0, 10), at(5, 10)])).toBe(0);
    expect(rateOf([at(0, 10), at(5, 0)])).toBe(0);
  });
});

describe('the time left', () => {
  const run = { state: 'running', done: 600, total: 1_000, ratePerSecond: 100 } as const;

  it('is what is left at the present rate', () => {
    expect(etaOf(run)).toBe(4);
  });

  it('is unknown while nothing moves, without a total, and when the run rests', () => {
    expect(etaOf({ ...run, ratePerSecond: 0 })).toBeNull();
    expect(etaOf({ ...run, ratePerSecond: null })).toBeNull();
    expect(etaOf({ ...run, total: null })).toBeNull();
    expect(etaOf({ ...run, state: 'paused' })).toBeNull();
  });
});

describe('samples', () => {
  it('become rarer as a run grows older, so that a page never has thousands', () => {
    expect(sampleEveryMs(1_000)).toBe(250);
    expect(sampleEveryMs(400_000)).toBe(1_000);
  });
});
