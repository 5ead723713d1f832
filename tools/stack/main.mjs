// The whole stack, for people: says what it is doing, prints where everything is, and runs until Ctrl-C.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lock } from './lock.mjs';
import { onInterrupt } from './on-interrupt.mjs';
import { dataFolder } from './paths.mjs';
import { forgetPostgres } from './postgres.mjs';
import { endLeftovers } from './run-plans.mjs';
import { elapsed, say } from './say.mjs';
import { Sentence } from './sentence.mjs';
import { openStack } from './stack.mjs';
import { watchSources } from './watch-sources.mjs';

const usage = `npm start [-- options]
  --reset     begin afresh: deletes the data of this checkout (database, streams, workflows, demo)
  --no-demo   without the demo workspace; the console then asks for the first workspace and its admin
  --watch     rebuild and restart what changes (npm run dev)
  --help      this text
Data, logs and addresses are in .heatline, or in the folder that HEATLINE_HOME names. DATABASE_URL, NATS_URL and TEMPORAL_ADDRESS
name servers to use in place of starting one; PORT and PUBLIC_URL say where the console shall be.`;

const options = () => {
  try {
    // prettier-ignore
    return parseArgs({ allowNegative: true, options: {
      reset: { type: 'boolean', default: false }, demo: { type: 'boolean', default: true },
      watch: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
      volatile: { type: 'boolean', default: false },
    } }).values;
  } catch (error) {
    throw new Sentence(`${error.message}\n\n${usage}`);
  }
};

const reset = async (folder) => {
  const unlock = await lock(folder);
  await endLeftovers(folder, say);
  forgetPostgres(folder);
  // Tests, measurements and kills have stacks of their own in here, which may be running.
  const others = ['test', 'bench', 'chaos'];
  for (const name of readdirSync(folder)) {
    if (!others.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  unlock();
  say('  Data deleted');
};

const startedAt = Date.now();
let stack;
try {
  const { reset: afresh, demo, watch, help, volatile } = options();
  if (help) {
    say(usage);
    process.exit(0);
  }
  say('Starting Heatline');
  const folder = dataFolder();
  if (afresh && existsSync(folder)) await reset(folder);
  // `volatile` (for tests) trades safety at a power cut for speed.
  stack = openStack({ folder, demo, durable: !volatile, say });
  onInterrupt(stack);
  const facts = await stack.start();
  say(ready(facts, folder));
  if (watch) watchSources(stack, say);
} catch (error) {
  // After Ctrl-C the rest of the start fails on its way; the stop is under way already.
  if (!stack?.stopping) {
    say(`\n${error instanceof Sentence ? error.message : error.stack}`);
    await stack?.stop();
    process.exit(1);
  }
}

/** @param {Record<string, any>} facts @param {string} folder */
function ready({ console: consoleUrl, apiDocs, temporalUi, signIn }, folder) {
  const lines = [
    ['Console', consoleUrl],
    ['API docs', apiDocs],
    ['Temporal UI', temporalUi],
    ['Sign in', signIn && `${signIn.email}   ${signIn.password}`],
    ['For scripts', `${folder}/stack.json (${signIn ? 'addresses, demo API key' : 'addresses'})`],
    ['Logs', `${folder}/logs`],
  ];
  return [
    `\nHeatline is ready (${elapsed(startedAt)})`,
    ...lines.filter(([, value]) => value).map(([name, value]) => `  ${name.padEnd(12)} ${value}`),
    'Ctrl-C stops it.',
  ].join('\n');
}
