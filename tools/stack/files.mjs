import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { aboutFile } from './sentence.mjs';

/** Makes a folder with its parents, readable by its owner alone. */
export const makeFolder = (path, mode = 0o700) => {
  try {
    mkdirSync(path, { recursive: true, mode });
    return path;
  } catch (error) {
    throw aboutFile(error, path);
  }
};

/** The JSON in a file, or undefined when there is no such file or it is not whole. */
export const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Writes JSON so that a reader sees the old or the new file, never half of one. Only its owner can read it. */
export const writeJson = (path, value) => {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  } catch (error) {
    throw aboutFile(error, path);
  }
};
