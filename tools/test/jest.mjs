import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../stack/files.mjs';
import { root } from '../stack/paths.mjs';
import { step } from './step.mjs';
import { ofJestFile, ofStep } from './tally.mjs';

/**
 * One Jest run over these configurations.
 * @param {string} title
 * @param {string[]} configs
 * @param {{ folder: string, env?: NodeJS.ProcessEnv, args?: string[], timeoutMs?: number }} options folder: where results are kept
 */
export const jest = async (title, configs, { folder, env = {}, args = [], timeoutMs }) => {
  if (configs.length === 0) return { ...ofStep(title, true), passed: 0 };
  const file = join(makeFolder(folder), `${title.toLowerCase().replace(/\W+/g, '-')}.json`);
  rmSync(file, { force: true });
  const which = configs.length === 1 ? ['--config', configs[0]] : ['--projects', ...configs];
  const ok = await step(
    title,
    [
      process.execPath,
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      ...which,
      '--json',
      `--outputFile=${file}`,
      '--silent',
      '--passWithNoTests',
      ...args,
    ],
    { cwd: root, env: { ...process.env, ...env }, timeoutMs },
  );
  return ofJestFile(title, file, ok);
};
