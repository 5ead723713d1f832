// All tests, the quick ones first. Heavy steps run one after the other: a small machine has two cores.
import { join } from 'node:path';
import { lock } from '../stack/lock.mjs';
import { root } from '../stack/paths.mjs';
import { Sentence } from '../stack/sentence.mjs';
import { elapsed, say } from '../stack/say.mjs';
import { format, runMany } from './fast.mjs';
import { jest } from './jest.mjs';
import { jestProjects } from './jest-projects.mjs';
import { journeys } from './journeys.mjs';
import { lineOf, ofStep, sum } from './tally.mjs';
import { throwAwayServers } from './throw-away-servers.mjs';

const startedAt = Date.now();
const folder = join(root, '.heatline', 'test');
const results = join(folder, 'results');
/** What runs beside us and must end with us. */
let beside;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.once(signal, () => {
    say('\nStopping …');
    Promise.resolve(beside?.stop()).finally(() => process.exit(130));
  });
}

const integration = async () => {
  say('\n● Servers for the integration tests');
  try {
    beside = await throwAwayServers(join(folder, 'servers'));
  } catch (error) {
    say(`  ${error.message}`);
    return ofStep('integration: the servers did not start', false);
  }
  try {
    return await jest('Integration tests', jestProjects('integration'), {
      folder: results,
      env: beside.environment,
      args: ['--maxWorkers=2', '--workerIdleMemoryLimit=800MB', '--testTimeout=60000'],
    });
  } finally {
    await beside.stop();
    beside = undefined;
  }
};

/** Any part can be left out while working: npm test -- --only unit,integration */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const parts = {
  format,
  lint: () => runMany('Lint and module boundaries', ['lint']),
  types: () => runMany('Types', ['typecheck']),
  unit: () =>
    jest('Unit tests', jestProjects('unit'), {
      folder: results,
      args: ['--maxWorkers=2', '--workerIdleMemoryLimit=800MB', '--testTimeout=60000'],
    }),
  integration,
  journeys: () => journeys({ folder: join(folder, 'journeys'), results, opened: (stack) => (beside = stack) }),
};

try {
  const unknown = only?.find((part) => !(part in parts));
  // Running nothing would look like success.
  if (unknown) throw new Sentence(`There is no part ${unknown}: the parts are ${Object.keys(parts).join(', ')}.`);
  const unlock = await lock(folder);
  const tallies = [];
  for (const [name, run] of Object.entries(parts)) if (!only || only.includes(name)) tallies.push(await run());
  unlock();
  const total = sum(tallies);
  say(`\n${elapsed(startedAt)}`);
  for (const failure of total.failures) say(`✗ ${failure}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
  say(lineOf(total));
  // Whatever a test library left open must not keep the run from ending.
  process.exit();
} catch (error) {
  say(error.message);
  say('0 passed, 1 failed');
  process.exit(1);
}
