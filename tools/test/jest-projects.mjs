import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../stack/paths.mjs';

const folders = () => [
  ...['apps', 'libs'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name))),
  'workflows',
  'tools',
];

/** The Jest configurations of all projects: pure tests, or those that need servers. Journeys have a run of their own. */
export const jestProjects = (kind) => {
  const file = kind === 'integration' ? 'jest.int.config.mjs' : 'jest.config.mjs';
  return folders()
    .filter((folder) => folder !== join('apps', 'e2e'))
    .map((folder) => join(root, folder, file))
    .filter(existsSync);
};
