import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readJson } from './files.mjs';
import { root } from './paths.mjs';
import { elapsed } from './say.mjs';
import { Sentence } from './sentence.mjs';
import { changedSince, digestOf, filesBelow, stampIn } from './stale.mjs';

const run = promisify(execFile);

/** What every build depends on beside its own sources. */
const always = [
  'package-lock.json',
  'tsconfig.base.json',
  'tools/build/build-node.mjs',
  'tools/build/swc-options.mjs',
].map((file) => join(root, file));

/** The services: every app that has a main.ts and runs on Node, in the order in which they are listed to people. */
export const serviceNames = () => {
  const order = ['identity', 'leads', 'scoring', 'segments', 'worker', 'gateway'];
  return readdirSync(join(root, 'apps'))
    .filter((app) => app !== 'console' && existsSync(join(root, 'apps', app, 'src/main.ts')))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
};

/** Everything that can be built: what it is made of, and how. */
const targets = () => [
  ...serviceNames().map((app) => ({
    name: app,
    // esbuild lists what it read; before the first build nothing is known, and everything is built.
    inputs: () => [
      ...always,
      ...filesBelow(join(root, 'apps', app, 'src')),
      ...(readJson(join(root, 'dist/apps', app, 'inputs.json')) ?? []).map((file) => join(root, file)),
    ],
    known: () => existsSync(join(root, 'dist/apps', app, 'inputs.json')),
    stamp: join(root, 'dist/apps', app, 'built-from'),
    command: ['tools/build/build-node.mjs', `apps/${app}`],
  })),
  ...(existsSync(join(root, 'apps/worker/src/main.ts'))
    ? [
        {
          name: 'workflows',
          inputs: () => [
            ...always,
            ...filesBelow(join(root, 'workflows')),
            ...filesBelow(join(root, 'libs/contracts')),
          ],
          known: () => existsSync(join(root, 'dist/apps/worker/workflow-bundle.js')),
          stamp: join(root, 'dist/apps/worker/workflow-built-from'),
          command: ['tools/build/bundle-workflows.mjs', 'dist/apps/worker/workflow-bundle.js'],
        },
      ]
    : []),
  ...(existsSync(join(root, 'apps/console/src/main.ts'))
    ? [
        {
          name: 'console',
          inputs: () => [
            ...always,
            ...['apps/console', 'libs/ui', 'libs/contracts', 'libs/scoring-engine'].flatMap((folder) =>
              filesBelow(join(root, folder)),
            ),
          ],
          known: () => existsSync(join(root, 'dist/apps/console/browser/index.html')),
          stamp: join(root, 'dist/apps/console/built-from'),
          command: ['node_modules/.bin/nx', 'build', 'console', '--skip-nx-cache'],
        },
      ]
    : []),
];

/**
 * Builds what changed since it was built last. Returns the names of what was built.
 * @param {{ say: (line: string) => void, only?: (name: string) => boolean }} options
 */
export const buildWhatChanged = async ({ say, only = () => true }) => {
  const stale = targets().filter(
    (target) => only(target.name) && (!target.known() || stampIn(target.stamp) !== digestOf(target.inputs())),
  );
  if (stale.length === 0) return [];
  const startedAt = Date.now();
  say(`  Building ${stale.map(({ name }) => name).join(', ')} …`);
  // One after the other: two builds at once on a small machine take as long and twice the memory.
  for (const target of stale) {
    const begun = Date.now();
    rmSync(target.stamp, { force: true });
    await run(process.execPath, target.command, {
      cwd: root,
      maxBuffer: 2 ** 26,
      env: { ...process.env, NX_DAEMON: 'false' },
    }).catch((error) => {
      throw new Sentence(
        `${target.name} could not be built:\n${(error.stderr || error.stdout || error.message).trim()}`,
      );
    });
    const inputs = target.inputs();
    // What was edited during the build is built again at the next chance.
    if (!changedSince(inputs, begun)) writeFileSync(target.stamp, digestOf(inputs));
  }
  say(`  Built in ${elapsed(startedAt)}`);
  return stale.map(({ name }) => name);
};
