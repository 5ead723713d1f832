import type { Simulation } from '@heatline/contracts';
import { aSimulation } from './testing/a-simulation';
import { coverageOf, percent, staleWords, summaryOf } from './simulation-words';

describe('a simulation in words', () => {
  it('is a summary of who changes level', () => {
    expect(summaryOf(aSimulation())).toMatchObject({
      changed: 30,
      share: '3%',
      up: 10,
      down: 20,
      enters: 5,
      top: 'Hot',
    });
    expect(summaryOf(aSimulation({ result: null }))).toBeNull();
  });

  it('says whom it looked at', () => {
    const { result } = aSimulation();
    expect(coverageOf(aSimulation())).toBe('Everybody, 1,000 leads');
    const sample = { ...result!, exact: false, total: 1_000_000 };
    expect(coverageOf(aSimulation({ state: 'running', result: sample }))).toBe('About: 1,000 of 1,000,000 leads');
  });

  it('says what has changed since', () => {
    const stale = (more: Partial<Simulation['stale']>) =>
      staleWords(aSimulation({ stale: { draft: false, published: false, facts: false, ...more } }));
    expect(stale({})).toBeNull();
    expect(stale({ facts: true })).toBe('Since this was simulated new facts arrived.');
    expect(stale({ draft: true, facts: true })).toBe(
      'Since this was simulated the draft was edited and new facts arrived.',
    );
    expect(staleWords(aSimulation({ state: 'superseded' }))).toContain('newer simulation');
  });

  it('never says 0% of somebody', () => {
    expect([percent(0, 5), percent(1, 5_000), percent(38, 1_000), percent(2, 3)]).toEqual([
      '0%',
      'under 0.1%',
      '3.8%',
      '67%',
    ]);
  });
});
