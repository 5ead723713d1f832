// A stack of its own in .heatline/bench, a generated workspace, then each measurement in turn; other work on the machine spoils it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { dataFolder, root } from '../stack/paths.mjs';
import { forgetPostgres } from '../stack/postgres.mjs';
import { elapsed, say } from '../stack/say.mjs';
import { openStack } from '../stack/stack.mjs';
import { measureAccounts } from './measure-accounts.mjs';
import { measureRecalculation, measureTimelines } from './measure-bulk.mjs';
import { measureConsole } from './measure-console.mjs';
import { measureExport } from './measure-export.mjs';
import { measureFilters } from './measure-filters.mjs';
import { measureIngest } from './measure-ingest.mjs';
import { measureMerges } from './measure-merges.mjs';
import { measureExplain, measureReads } from './measure-reads.mjs';
import { measureSimulation } from './measure-simulation.mjs';
import { measureMemory } from './memory.mjs';
import { benchClient } from './runs.mjs';
import { atRest } from './at-rest.mjs';
import { whole } from './statistics.mjs';
import { keep, tableOf } from './table.mjs';
import { keptWorkspace, makeWorkspace, rememberWorkspace } from './workspace.mjs';

/** In this order: later ones need what earlier ones have made, unless it was kept. */
const parts = {
  timelines: measureTimelines,
  recalculation: measureRecalculation,
  simulation: measureSimulation,
  reads: async (bench) => {
    await measureReads(bench);
    await measureAccounts(bench);
  },
  filters: measureFilters,
  export: measureExport,
  explain: measureExplain,
  merges: measureMerges,
  console: measureConsole,
  ingest: measureIngest,
  memory: measureMemory,
};

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '30' },
    /** Leaves the data in .heatline/bench, and works on what an earlier --keep has left. */
    keep: { type: 'boolean', default: false },
    /** Some of the parts, with commas between. */
    only: { type: 'string', default: Object.keys(parts).join() },
  },
});
const leads = Number(values.leads);
const chosen = values.only.split(',');
const unknown = chosen.find((part) => !(part in parts));
if (unknown) {
  say(`There is no part ${unknown}: the parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const folder = join(dataFolder(), 'bench');
const startedAt = Date.now();
const note = (line) => say(`  ${elapsed(startedAt)}  ${line}`);
const forget = () => {
  forgetPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
};
const kept = values.keep ? keptWorkspace(folder, leads) : undefined;
if (!kept) forget();

const stack = openStack({ folder, demo: false, say });
const rows = [];
const row = (what, measured, target, met) => {
  rows.push({ what, measured, target, met });
  note(`${what}: ${measured}${target ? ` (target ${target}${met === false ? ', missed' : ''})` : ''}`);
};

try {
  const facts = await stack.start();
  const database = new pg.Client({ connectionString: facts.databaseUrl });
  // Its end with the stack must not hide the error that ended the stack.
  database.on('error', () => {});
  await database.connect();
  const workspace = kept ?? (await makeWorkspace(facts, { leads, note }));
  const remember = () => values.keep && rememberWorkspace(folder, workspace);
  remember();
  note(`${whole(workspace.leads)} leads, ${whole(workspace.events)} events`);
  const client = benchClient(facts.console, workspace.apiKey);
  const bench = { facts, folder, database, client, workspace, forSeconds: Number(values.seconds), row, note };
  // Whatever is chosen, the model has to be there.
  if (!workspace.modelId && !chosen.includes('timelines')) chosen.unshift('timelines');
  for (const [name, measure] of Object.entries(parts)) {
    if (!chosen.includes(name)) continue;
    await atRest(database);
    await measure(bench);
    remember();
  }
  await database.end();
  say(`\n${tableOf(rows)}\n`);
  if (leads >= 1_000_000 && !kept && Object.keys(parts).every((part) => chosen.includes(part)))
    keep(join(root, 'docs/benchmarks.md'), rows, workspace);
} catch (error) {
  say(`\n${tableOf(rows)}\n\n${error.stack}`);
  process.exitCode = 1;
} finally {
  await stack.stop();
  if (!values.keep) forget();
}
