// Puts a build where it is served from: node tools/build/put-in-place.mjs <folder that it was written to> <folder that is served>
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * File by file by renaming, so that whoever reads one meanwhile has the old or the new one, never a part. Both folders are on one file
 * system. Whatever stops it leaves a page with all that it names.
 * @param {string} from
 * @param {string} to
 */
export async function putInPlace(from, to) {
  const built = await filesIn(from);
  for (const file of built.sort(inOrder)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await rename(join(from, file), join(to, file));
  }
  // Beside the build stands what is not of it, as the stamp by which the next start knows it.
  const now = new Set(built.filter(isServed));
  for (const file of (await filesIn(to)).filter(isServed)) if (!now.has(file)) await rm(join(to, file));
  await rm(from, { recursive: true });
}

/**
 * A page comes after all that it names. What is compressed comes before the file itself: whoever sends that looks for it once.
 * @param {string} a
 * @param {string} b
 */
const inOrder = (a, b) => turnOf(a) - turnOf(b);
/** @param {string} file */
const turnOf = (file) => (/\.(?:br|gz)$/.test(file) ? 0 : /\.html$/.test(file) ? 2 : 1);

/** @param {string} file */
const isServed = (file) => file.startsWith('browser/');

/** @param {string} folder */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length));
}

const [, script = '', from = '', to = ''] = process.argv;
if (resolve(script) === fileURLToPath(import.meta.url)) await putInPlace(from, to);
