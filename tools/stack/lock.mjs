import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readJson, writeJson } from './files.mjs';
import { processMark, stillRuns } from './process-mark.mjs';
import { Sentence } from './sentence.mjs';

/**
 * Takes a data folder for this process. A lock whose process is gone, or whose id now belongs to another process, does not count.
 * @param {string} folder
 * @param {() => string} [more] what to add to the sentence when the folder is in use
 * @returns {Promise<() => void>} gives it back
 */
export const lock = async (folder, more = () => '') => {
  makeFolder(folder);
  const file = join(folder, 'lock.json');
  const holder = readJson(file);
  if (holder && holder.pid !== process.pid && stillRuns(holder))
    throw new Sentence(
      `Heatline already runs with the data folder ${folder} (process ${holder.pid}).${more()} Stop it with Ctrl-C there, or: kill ${holder.pid}`,
    );
  const mine = { pid: process.pid, mark: processMark(process.pid) };
  writeJson(file, mine);
  // Two starts in the same moment: the one whose lock stands has it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (readJson(file)?.pid !== process.pid) return lock(folder, more);
  return () => {
    if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
  };
};
