import { aRun } from '../testing/a-run';
import { aScheduledModel } from '../scoring/testing/a-draft';
import { shareOf } from './version-shares';

const recalculated = (publishedVersion: number) => ({
  at: '2026-11-20T08:00:00Z',
  runId: null,
  publishedVersion,
  changed: 0,
  unchanged: 5,
});

describe('the share of scores that are of the version in force', () => {
  it('is how far the recalculation is that the publish started', () => {
    expect(shareOf(aScheduledModel({ publishedVersion: 8, lastRecalculation: recalculated(7) }), aRun())).toBe(62);
    expect(shareOf(aScheduledModel({ publishedVersion: 8 }), aRun({ total: null, done: 0 }))).toBe(0);
  });

  it('is nothing while a later publish makes the run begin anew', () => {
    expect(shareOf(aScheduledModel({ publishedVersion: 8 }), aRun({ requested: 'restart' }))).toBe(0);
  });

  it('is all of it once everybody was recalculated by it, also while that is done again', () => {
    expect(shareOf(aScheduledModel({ lastRecalculation: recalculated(7) }), aRun())).toBe('all');
    expect(shareOf(aScheduledModel({ publishedVersion: null }), undefined)).toBe('all');
  });

  it('is not known without a run: then it is counted', () => {
    expect(shareOf(aScheduledModel({ publishedVersion: 8, lastRecalculation: recalculated(7) }), undefined)).toBeNull();
  });
});
