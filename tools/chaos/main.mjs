// Kills processes at work, and compares what comes out with what comes out in peace.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../stack/paths.mjs';
import { say } from '../stack/say.mjs';
import { openStack } from '../stack/stack.mjs';
import { forgetPostgres } from '../stack/postgres.mjs';
import { chaosOfIngest } from './ingest.mjs';
import { chaosOfSimulation } from './simulation.mjs';

const parts = { ingest: chaosOfIngest, simulation: chaosOfSimulation };

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    leads: { type: 'string', default: '400' },
    /** One part, or several with commas between. */
    only: { type: 'string', default: Object.keys(parts).join() },
    keep: { type: 'boolean', default: false },
  },
});
const chosen = values.only.split(',');
const unknown = chosen.find((part) => !(part in parts));
if (unknown) {
  say(`There is no part ${unknown}: the parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const [kills, seed, leads] = [Number(values.kills), Number(values.seed), Number(values.leads)];
const folder = join(dataFolder(), 'chaos');

say(`Chaos with seed ${seed}, ${kills} kills`);
rmSync(folder, { recursive: true, force: true });
const stack = openStack({ folder, demo: false, say });
let exitCode = 1;
try {
  const facts = await stack.start();
  let fine = true;
  for (const part of chosen) fine = (await parts[part]({ facts, folder, seed, kills, leads })) && fine;
  exitCode = fine ? 0 : 1;
  say(
    fine ? 'Nothing lost, nothing twice.' : `Something is wrong. Repeat it with --seed ${seed}; logs: ${folder}/logs`,
  );
} finally {
  await stack.stop();
  if (exitCode === 0 && !values.keep) {
    forgetPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exit(exitCode);
