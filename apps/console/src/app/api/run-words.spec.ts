import { aRun } from '../testing/a-run';
import { parkedWords, percentOf, secondsOfRun, starterOf, stateOf, titleOf, tookWords } from './run-words';

describe('the words about a run', () => {
  it('tell what was asked for before it is done', () => {
    expect(stateOf(aRun({ requested: 'pause' })).words).toBe('Pausing');
    expect(stateOf(aRun()).words).toBe('Running');
  });

  it('count parked slices only while somebody can do something', () => {
    const slices = { ...aRun().slices, parked: 2 };
    expect(parkedWords(aRun({ slices }))).toBe('2 slices parked');
    expect(parkedWords(aRun({ slices, state: 'cancelled' }))).toBeNull();
  });

  it('round percents down, so that 100 means the end', () => {
    expect(percentOf(aRun({ done: 999, total: 1_000 }))).toBe(99);
    expect(percentOf(aRun({ total: null }))).toBeNull();
    expect(percentOf(aRun({ done: 0, total: 0 }))).toBe(100);
  });

  it('name who began it', () => {
    const id = '0b000000-0000-4000-8000-000000000001';
    expect(starterOf(aRun({ by: { kind: 'member', id } }), () => 'Mara')).toBe('Mara');
    expect(starterOf(aRun({ by: { kind: 'member', id } }), () => undefined)).toBe('A former member');
    expect(starterOf(aRun(), () => undefined)).toBe('Every 6 hours');
    expect(titleOf(aRun())).toBe('Recalculation of B2B engagement v7');
    const about = { kind: 'lead', id: 'l', name: null } as const;
    expect(titleOf(aRun({ kind: 'eraseLead', about }))).toBe('Erasure of one lead');
    expect(titleOf(aRun({ about: { ...about, kind: 'workspace' } }))).toBe('Recalculation');
  });

  it('measure until the end, or until now', () => {
    expect(secondsOfRun(aRun({ endedAt: '2026-11-20T08:00:14.250Z' }), new Date())).toBe(14.25);
    expect(secondsOfRun(aRun(), new Date('2026-11-20T08:01:00Z'))).toBe(60);
    expect(secondsOfRun(aRun({ startedAt: null }), new Date())).toBeNull();
    expect(tookWords(14.25, String)).toBe('14.3 s');
  });
});
