import { spawn } from 'node:child_process';
import { elapsed, say } from '../stack/say.mjs';

/**
 * Runs one command of a check, its output going to the terminal.
 * @param {string} title
 * @param {string[]} command
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} options `quiet`: the output is shown only when it fails
 * @returns {Promise<boolean>} whether it ended with 0
 */
export const step = (title, [command, ...args], { cwd, env = process.env, timeoutMs = 20 * 60_000, quiet = false }) =>
  new Promise((resolve) => {
    const startedAt = Date.now();
    say(`\n● ${title}`);
    // A group of its own, so that a step that hangs is ended with everything it started.
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    const endGroup = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended by itself.
      }
    };
    const interrupt = () => endGroup('SIGTERM');
    process.once('exit', interrupt);
    const timer = setTimeout(() => {
      say(`  ${title} took longer than ${timeoutMs / 60_000} minutes and was ended`);
      endGroup('SIGKILL');
    }, timeoutMs);
    const end = (ok, why = '') => {
      clearTimeout(timer);
      process.removeListener('exit', interrupt);
      if (!ok && quiet) process.stdout.write(Buffer.concat(output));
      say(`  ${ok ? 'ok' : `FAILED${why}`} (${elapsed(startedAt)})`);
      resolve(ok);
    };
    child.once('error', (error) => end(false, `: ${error.message}`));
    child.once('close', (code) => end(code === 0));
  });
