import { describe, expect, it } from '@jest/globals';
import { detailsOf, type DetailsInput, percentOf } from './details';

const input: DetailsInput = {
  plan: {
    slices: 40,
    total: 1_000_000,
    unit: 'leads',
    title: 'Recalculation of B2B engagement',
    consoleUrl: 'https://heatline.example/runs/1',
    list: { kind: 'recalculateModel', entityId: 'm', entityName: 'B2B engagement', startedBy: 'x' },
    closed: false,
  },
  progress: {
    state: 'running',
    slices: 40,
    slicesDone: 25,
    inFlight: [26, 27],
    parked: [],
    skipped: [],
    window: 8,
    total: 1_000_000,
    tally: { done: 625_000, changed: 20_000, unchanged: 605_000, failed: 0 },
  },
  parked: [],
  elapsedMs: 10_000,
};

describe('the details of a run in Temporal', () => {
  it('say what it is, how far and how fast', () => {
    const details = detailsOf(input);
    expect(details).toContain('**Recalculation of B2B engagement**');
    expect(details).toContain('62 %, 625,000 of 1,000,000 leads, about 62,500/s');
    expect(details).toContain('25 of 40 done; in flight 26, 27');
    expect(details).toContain('[Open in Heatline](https://heatline.example/runs/1)');
    expect(details).not.toContain('What to do');
  });

  it('say what failed, where, and what to do', () => {
    const trouble = {
      code: 'database_55P03',
      message: 'The database refused a statement',
      hint: 'Wait for the lock, then retry.',
    };
    const details = detailsOf({
      ...input,
      progress: { ...input.progress, parked: [17] },
      parked: [{ sliceNo: 16, trouble }],
    });
    expect(details).toContain('The database refused a statement (slice 17) `database_55P03`');
    expect(details).toContain('Wait for the lock, then retry.');
    expect(details).toContain('signal `retry`');
  });

  it('count nothing at all as all of it', () => {
    expect(percentOf(0, 0)).toBe(100);
    expect(percentOf(999, 1_000)).toBe(99);
  });
});
