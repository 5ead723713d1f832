import { join } from 'node:path';
import { root } from '../stack/paths.mjs';
import { step } from './step.mjs';
import { ofStep } from './tally.mjs';

const nx = (...args) => [process.execPath, join(root, 'node_modules/.bin/nx'), ...args];
// The daemon would outlive us and watch a checkout that may be thrown away.
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', CI: 'true' };

/** Format, lint with boundaries, types: what needs no server. Nx remembers what has not changed. */
export const format = () =>
  step(
    'Format',
    [
      process.execPath,
      join(root, 'node_modules/prettier/bin/prettier.cjs'),
      '--check',
      '--cache',
      '--cache-location=.nx/prettier',
      '--log-level=warn',
      '.',
    ],
    {
      cwd: root,
      quiet: true,
    },
  ).then((ok) => ofStep('format (repair with: npx prettier --write .)', ok));

/** @param {string[]} targets */
export const runMany = (title, targets) =>
  step(title, nx('run-many', '-t', ...targets, '--parallel=2', '--outputStyle=static'), {
    cwd: root,
    env,
    quiet: true,
  }).then((ok) => ofStep(title, ok));
