import { lineOf, ofJest, ofStep, sum } from './tally.mjs';

const run = (more = {}) => ({
  numPassedTests: 2,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.spec.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'works' }] }],
  ...more,
});

describe('The total of a run', () => {
  it('adds steps and tests', () => {
    const total = sum([ofStep('format', true), ofJest('unit', run(), true), ofStep('lint', false)]);
    expect(lineOf(total)).toBe('3 passed, 1 failed');
  });

  it('names tests that were left out', () => {
    expect(lineOf(ofJest('unit', run({ numPendingTests: 1, numTodoTests: 2 }), true))).toBe(
      '2 passed, 0 failed, 3 skipped',
    );
  });

  it('counts a file that could not be loaded', () => {
    const broken = { name: 'b.spec.ts', status: 'failed', assertionResults: [] };
    expect(ofJest('unit', run({ testResults: [broken] }), false)).toMatchObject({
      failed: 1,
      failures: ['b.spec.ts: could not be run'],
    });
  });

  it('counts a run that ended badly although its tests passed, and one that left no result', () => {
    expect(ofJest('unit', run(), false).failed).toBe(1);
    expect(ofJest('unit', undefined, true).failed).toBe(1);
  });
});
