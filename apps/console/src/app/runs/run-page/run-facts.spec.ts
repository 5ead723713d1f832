import { aRunDetail } from '../../testing/a-run';
import { factsOf, meanRate, slicesOf } from './run-facts';

describe('the facts of a run', () => {
  it('are told in words and in the zone of the member', () => {
    const facts = factsOf(aRunDetail({ endedAt: '2026-11-20T08:00:14Z' }), 'Mara', new Date(), 'UTC');
    expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toMatchObject({
      Started: '20 Nov 2026, 08:00 by Mara',
      Took: '14 s',
      'As of': '20 Nov 2025, 08:00',
      'Published version': 'v7',
      Changed: '23 of 620 leads',
      Workflow: 'recalc:w:m',
    });
  });

  it('give the mean over the whole time', () => {
    expect(meanRate(aRunDetail({ endedAt: '2026-11-20T08:00:02Z' }), new Date())).toBe(310);
    expect(meanRate(aRunDetail({ startedAt: null }), new Date())).toBeNull();
  });

  it('say of each slice what stands behind it', () => {
    const slice = {
      no: 82,
      state: 'parked',
      total: 4_096,
      done: 0,
      attempts: 5,
      startedAt: null,
      endedAt: null,
      message: 'lock timeout',
    } as const;
    expect(slicesOf([slice], 'leads')[0]?.words).toBe('Slice 82: parked, 4,096 leads, 5 attempts, lock timeout');
  });
});
