import { join } from 'node:path';
import { makeFolder, readJson, writeJson } from './files.mjs';
import { processMark, signal, stillRuns } from './process-mark.mjs';
import { supervise } from './supervise.mjs';
import { until } from './until.mjs';

/**
 * Runs plans in a folder, in the order given, and remembers their process ids so that the next start can clean up after a killed one.
 * @param {{ folder: string, say: (line: string) => void }} options
 */
export const runPlans = ({ folder, say }) => {
  const logFolder = makeFolder(join(folder, 'logs'));
  const file = join(folder, 'processes.json');
  const recorded = {};
  /** @type {ReturnType<typeof supervise>[]} */
  const running = [];

  const record = (name, pid) => {
    if (pid) recorded[name] = { pid, mark: processMark(pid) };
    else delete recorded[name];
    writeJson(file, recorded);
  };

  return {
    running,
    /** Starts these at the same time and resolves when all are ready. */
    start: async (plans) => {
      const started = plans.map((plan) =>
        supervise(plan, { logFolder, say, changed: (pid) => record(plan.name, pid) }),
      );
      running.push(...started);
      await Promise.all(started.map((one) => one.start()));
    },
    /** Stops everything, the last started first: those that were started together stop together. */
    stop: async (groups) => {
      for (const names of groups) {
        await Promise.all(running.filter(({ plan }) => names(plan)).map((one) => one.stop()));
      }
    },
    kill: () => running.forEach((one) => one.kill()),
  };
};

/**
 * Ends what a killed start left running in this folder.
 * @param {string} folder
 * @param {(line: string) => void} say
 */
export const endLeftovers = async (folder, say) => {
  const recorded = Object.entries(readJson(join(folder, 'processes.json')) ?? {}).filter(([, one]) => stillRuns(one));
  if (recorded.length === 0) return;
  say(`  Ending what an interrupted start left behind: ${recorded.map(([name]) => name).join(', ')}`);
  for (const [name, { pid }] of recorded) signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  const gone = () => {
    if (recorded.some(([, one]) => stillRuns(one))) throw new Error('still running');
  };
  await until(gone, { timeoutMs: 10_000 }).catch(() => {
    for (const [, { pid }] of recorded) signal(pid, 'SIGKILL');
    return until(gone, { timeoutMs: 10_000 });
  });
};
