// Runs on any Node from 20 on, before anything is installed: only Node's own modules.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `npm ci` when node_modules is absent or was made from another lock file. */
export const install = async (root) => {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.installed-from');
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex');
  // Either we installed from this very lock file, or somebody ran npm by hand after it was last written.
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  if (!isNewer(join(root, 'node_modules', '.package-lock.json'), lock)) await npmCi(root);
  writeFileSync(stamp, digest);
};

const isNewer = (file, than) => existsSync(file) && statSync(file).mtimeMs >= statSync(than).mtimeMs;

const npmCi = (root) =>
  new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const tell = () => console.log(`  Installing packages … ${Math.round((Date.now() - startedAt) / 1000)} s`);
    console.log('  Installing packages (npm ci; about two minutes at the first time) …');
    const timer = setInterval(tell, 15_000);
    mkdirSync(join(root, '.heatline', 'logs'), { recursive: true, mode: 0o700 });
    const log = join(root, '.heatline', 'logs', 'npm-ci.log');
    const out = openSync(log, 'w', 0o600);
    // npm says where it lives when it started us; with it we need no npm on PATH.
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const args = [
      ...npm.slice(1),
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const child = spawn(npm[0], args, { cwd: root, stdio: ['ignore', out, out] });
    child.once('error', (error) => {
      clearInterval(timer);
      reject(new Error(`npm could not be started (${error.message}): install npm 10 or newer and try again.`));
    });
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) return resolve(undefined);
      const text = readFileSync(log, 'utf8').trim();
      const reason = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(text)
        ? 'the npm registry cannot be reached: connect this machine to the internet, or set a registry that it can reach (npm config set registry …)'
        : 'npm ci failed';
      reject(
        new Error(
          `The packages could not be installed: ${reason}.\n${text.split('\n').slice(-15).join('\n')}\nThe whole log: ${log}`,
        ),
      );
    });
  });
