import { accessSync, constants, lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sentence } from './sentence.mjs';

/** The checkout. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where a stack keeps its data, logs, ports and secrets. */
export const dataFolder = (env = process.env) => resolve(env.HEATLINE_HOME || join(root, '.heatline'));

/** What is built or downloaded once for all checkouts of a user. */
export const cacheFolder = (env = process.env) => {
  const wanted = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'heatline');
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    // A user without a home (a service account, a container) still gets a cache.
    return ownFolder(join(tmpdir(), `heatline-${process.getuid?.() ?? 'user'}`), 0o700);
  }
};

/**
 * A folder that every user can reach, for what PostgreSQL needs when we are root: it then runs as another user,
 * who cannot enter a checkout below /root or in a folder of mode 700.
 */
export const reachableFolder = () => ownFolder(join('/var/tmp', `heatline-${process.getuid()}`), 0o755);

// Under a folder that all may write to, somebody else could have made it first: then it is not ours to use.
const ownFolder = (path, mode) => {
  mkdirSync(path, { recursive: true, mode });
  const found = lstatSync(path);
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid()))
    throw new Sentence(`${path} belongs to another user: remove it, or ask its owner to.`);
  return path;
};
