import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './files.mjs';
import { firstThatWorks, lookUp } from './find-or-get.mjs';
import { cacheFolder } from './paths.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A browser for the journeys: the one that CHROME_PATH names, one on PATH, or the one that npm brings (unpacked on first use; needs no root).
 * @returns {Promise<string>} its path
 */
export const chromium = (env = process.env) => {
  if (env.CHROME_PATH) {
    return access(env.CHROME_PATH).then(
      () => env.CHROME_PATH,
      () => Promise.reject(new Error(`CHROME_PATH names ${env.CHROME_PATH}, which is not there`)),
    );
  }
  return firstThatWorks('A browser for the journeys', [
    ...names.map((name) => ({ way: `${name} on PATH`, get: () => lookUp(name, env) })),
    { way: 'npm', get: fromNpm },
  ]);
};

/** It unpacks itself into the folder for temporary files, under one name for all users: ours shall be one that only we can write. */
const fromNpm = async () => {
  const { default: packaged } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = makeFolder(join(cacheFolder(), 'chromium'));
  try {
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};
