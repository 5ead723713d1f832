import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOf } from './environment.mjs';
import { root } from './paths.mjs';

const run = promisify(execFile);

/**
 * Adds a workspace to a running stack, for tests and measurements that want one of their own.
 * @param {{ databaseUrl: string, natsUrl: string, temporalAddress: string, temporalNamespace: string, dataFolder: string, console: string }} facts
 *   the content of its stack.json
 * @param {string} name
 * @returns {Promise<{ workspaceId: string, workspaceName: string, apiKey: string }>} the key opens everything
 */
export const addWorkspace = async (facts, name) => {
  const env = environmentOf('identity', {
    ...facts,
    folder: facts.dataFolder,
    root,
    port: 0,
    publicUrl: facts.console,
  });
  const script = join(root, 'dist/apps/identity/add-workspace.mjs');
  const { stdout } = await run(process.execPath, [script], { cwd: root, env: { ...env, WORKSPACE_NAME: name } });
  return JSON.parse(lastLine(stdout));
};

/** A process prints its answer as the last line; a log line may stand before it. */
export const lastLine = (text) => text.trimEnd().split('\n').at(-1);
