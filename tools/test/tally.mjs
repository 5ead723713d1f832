import { readJson } from '../stack/files.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally */

/** One check that has no tests of its own counts as one. */
export const ofStep = (title, ok) => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skipped: 0,
  failures: ok ? [] : [title],
});

/**
 * What a Jest run says in its JSON file. A file that could not even be loaded counts as one failure, and so does a run that left no result
 * or ended badly although all its tests passed.
 * @param {string} title
 * @param {any} results undefined when Jest wrote none
 * @param {boolean} ok whether Jest ended with 0
 * @returns {Tally}
 */
export const ofJest = (title, results, ok) => {
  if (!results) return ofStep(`${title}: no result`, false);
  const broken = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  const failures = results.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name}: ${fullName}`),
  );
  failures.push(...broken.map(({ name }) => `${name}: could not be run`));
  if (!ok && failures.length === 0) failures.push(`${title}: ended with an error`);
  return {
    passed: results.numPassedTests,
    failed: failures.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures,
  };
};

/** @param {string} title @param {string} file @param {boolean} ok */
export const ofJestFile = (title, file, ok) => ofJest(title, readJson(file), ok);

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
  failures: tallies.flatMap(({ failures }) => failures),
});

/** The last line of a run. */
export const lineOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
