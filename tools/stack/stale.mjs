import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest of files by path, size and time of change: the same as long as nobody touched them.
 * @param {string[]} files
 */
export const digestOf = (files) => {
  const hash = createHash('sha256');
  for (const file of [...new Set(files)].sort()) {
    const found = existsSync(file) ? statSync(file) : undefined;
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
};

/** All files below a folder, without what is generated or only tested. */
export const filesBelow = (folder) => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(node_modules|dist|histories)\//.test(path));
};

/** What a stamp file says, or '' when there is none. */
export const stampIn = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** True when one of these files was written after that moment (ms). */
export const changedSince = (files, moment) =>
  files.some((file) => existsSync(file) && statSync(file).mtimeMs >= moment);
