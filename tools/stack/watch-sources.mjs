import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildWhatChanged } from './build.mjs';
import { root } from './paths.mjs';

/** Long enough for an editor that saves several files, or for a switch of branches, to be done. */
const QUIET_MS = 200;

/**
 * Builds and restarts what an edit touches, for as long as the process runs. A build that fails is told, and the old code runs on.
 * @param {{ restart: (names: string[]) => Promise<void> }} stack
 * @param {(line: string) => void} say
 */
export const watchSources = (stack, say) => {
  let timer;
  let working = false;
  let again = false;

  const update = async () => {
    if (working) {
      again = true;
      return;
    }
    working = true;
    try {
      const built = await buildWhatChanged({ say });
      // The worker loads the workflow bundle at its start; the console's files are read at each request.
      const services = [...new Set(built.map((name) => (name === 'workflows' ? 'worker' : name)))].filter(
        (name) => name !== 'console',
      );
      if (services.length > 0) {
        await stack.restart(services);
        say(`  ${services.join(', ')} restarted`);
      }
    } catch (error) {
      say(`  ${error.message}`);
    } finally {
      working = false;
      if (again) {
        again = false;
        void update();
      }
    }
  };

  for (const folder of ['apps', 'libs', 'workflows', 'tools/build']) {
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || /(^|\/)(node_modules|dist)\/|\.spec\.ts$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void update(), QUIET_MS);
    });
  }
  say('Watching apps, libs and workflows: what changes is built and restarted.');
};
