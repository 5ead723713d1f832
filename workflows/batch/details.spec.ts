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

  it('say why it was cancelled, and nothing of what else was to be done', () => {
    const trouble = { code: 'database_55P03', message: 'Refused', hint: 'Wait for the lock, then retry.' };
    const details = detailsOf({
      ...input,
      parked: [{ sliceNo: 16, trouble }],
      ended: { state: 'cancelled', reason: 'The model was switched off: it scores nobody any more' },
    });
    expect(details).toContain('- State: **Cancelled: what was written stays**');
    expect(details).toContain('- Why: The model was switched off: it scores nobody any more');
    expect(details).not.toContain('Wait for the lock');
    expect(details).not.toContain('signal');
  });

  it('say what ended it, and that nothing can be asked of it any more', () => {
    const stopped = { code: 'aborted', message: 'Aborted by hand', hint: 'Start a new run.' };
    const details = detailsOf({ ...input, stopped, ended: { state: 'failed', reason: null } });
    expect(details).toContain('- State: **Failed: what was written stays**');
    expect(details).toContain('Aborted by hand `aborted`');
    expect(details).toContain('This run has ended');
    expect(details).not.toContain('signal');
    expect(details).not.toContain('Why:');
  });

  it('count nothing at all as all of it', () => {
    expect(percentOf(0, 0)).toBe(100);
    expect(percentOf(999, 1_000)).toBe(99);
  });
});
