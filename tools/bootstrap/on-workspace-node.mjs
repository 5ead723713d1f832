// Runs on any Node from 20 on, before anything is installed: only Node's own modules.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Installs what is missing, then runs a script of tools/ on the workspace's own Node with our arguments, and ends as it ends.
 * @param {string} script path below the checkout
 */
export const onWorkspaceNode = async (script) => {
  try {
    if (Number(process.versions.node.split('.')[0]) < 20)
      throw new Error(`Node ${process.version} is too old: install Node 20 or newer.`);
    await install(root);
    const node = workspaceNode();
    const bin = join(root, 'node_modules', '.bin');
    process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    if (realpathSync(node) === realpathSync(process.execPath)) await import(join(root, script));
    else runOn(node, join(root, script));
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exit(1);
  }
};

/** The Node that the lock file names; where npm has none for this system, the one that runs now. */
const workspaceNode = () => {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return process.execPath;
  throw new Error(
    `Heatline runs on Node 24.15 or newer, and npm has no such Node for ${process.platform}-${process.arch}: install Node 24 and try again.`,
  );
};

const runOn = (node, script) => {
  // The channel lets the other side notice when we are gone without a word (kill -9).
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(signal ? 1 : code));
};
