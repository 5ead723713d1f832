import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { HEALTHY_AFTER_MS, waitBeforeRestart } from './backoff.mjs';
import { signal } from './process-mark.mjs';
import { Sentence } from './sentence.mjs';
import { until } from './until.mjs';
import { watchStuck } from './watch-stuck.mjs';

/**
 * One process that shall run for as long as the stack does.
 * @typedef {object} Plan
 * @property {string} name file name of its log
 * @property {string} title what people call it
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [env] its whole environment; ours when absent
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal] SIGTERM when absent
 * @property {number} [graceMs] how long it may take to stop before it is killed
 * @property {() => Promise<unknown>} ready resolves when it answers, rejects while it does not
 * @property {number} [readyTimeoutMs]
 * @property {number} [readyEveryMs] how long to wait between two questions
 * @property {() => Promise<string | undefined>} [stuck] resolves with why it is of no more use until it is started again
 * @property {number} [stuckEveryMs] how long to wait between two questions
 */

/**
 * Starts a process and starts it again, after a growing wait, whenever it dies before it is told to stop.
 * @param {Plan} plan
 * @param {{ logFolder: string, say: (line: string) => void, changed?: (pid: number | undefined) => void, wait?: (restarts: number) => number }} options
 */
export const supervise = (plan, { logFolder, say, changed = () => {}, wait = waitBeforeRestart }) => {
  const log = join(logFolder, `${plan.name}.log`);
  let child;
  let restarts = 0;
  let stopping = false;
  let timer;
  let exited = Promise.resolve();
  /** Why it died last, for the sentence when it never becomes ready. */
  let died;

  const launch = () => {
    const startedAt = Date.now();
    const out = openSync(log, 'a', 0o600);
    // Its own process group: Ctrl-C at the terminal reaches only us, and we stop everything in the right order.
    child = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env ?? process.env,
      uid: plan.uid,
      gid: plan.gid,
      detached: true,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    const running = child;
    const { stuck, stuckEveryMs } = plan;
    const leave = stuck ? watchStuck({ stuck, stuckEveryMs }, (why) => endStuck(running, why)) : () => {};
    exited = new Promise((resolve) => {
      let over = false;
      const end = (how) => {
        if (over) return;
        over = true;
        leave();
        changed(undefined);
        resolve();
        if (stopping || child !== running) return;
        if (Date.now() - startedAt > HEALTHY_AFTER_MS) restarts = 0;
        died = how;
        const waitMs = wait(restarts++);
        say(
          `  ${plan.title} ${how}; starting it again in ${waitMs < 1000 ? `${waitMs} ms` : `${waitMs / 1000} s`} (log: ${log})`,
        );
        timer = setTimeout(() => {
          launch();
          const next = child;
          // One that died again before it was ready is not back; its successor says it.
          waitUntilReady().then(
            () => stopping || child !== next || say(`  ${plan.title} is back`),
            () => {},
          );
        }, waitMs);
      };
      running.once('error', (error) => end(`could not be started (${error.message})`));
      running.once('exit', (code, sig) => end(sig ? `was ended by ${sig}` : `stopped with code ${code}`));
    });
    changed(running.pid);
  };

  const endStuck = (running, why) => {
    if (stopping) return;
    say(`  ${plan.title} is stuck: ${why}`);
    signal(running.pid, 'SIGKILL');
  };

  const waitUntilReady = () =>
    until(
      () => {
        if (stopping) return undefined;
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('not running');
        return plan.ready();
      },
      {
        timeoutMs: plan.readyTimeoutMs ?? 60_000,
        everyMs: plan.readyEveryMs,
        giveUp: () => (restarts >= 5 ? new Error('it keeps stopping') : undefined),
      },
    ).catch((error) => {
      throw new Sentence(
        `${plan.title} did not become ready${died ? ` (it ${died})` : ''}: ${error.message}. The end of ${log}:\n${tail(log)}`,
      );
    });

  return {
    plan,
    get pid() {
      return child?.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    /** Resolves when it answers; rejects with a sentence when it does not. */
    start: () => {
      rotate(log);
      launch();
      return waitUntilReady();
    },
    /** Stops it and resolves when it is gone. */
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
      signal(child.pid, plan.stopSignal ?? 'SIGTERM');
      const kill = setTimeout(() => {
        say(`  ${plan.title} did not stop in ${(plan.graceMs ?? 10_000) / 1000} s; killed`);
        signal(child.pid, 'SIGKILL');
      }, plan.graceMs ?? 10_000);
      await exited;
      clearTimeout(kill);
    },
    /** Ends it at once. */
    kill: () => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid) signal(child.pid, 'SIGKILL');
    },
    /** Stops it and starts it again, for new code. */
    restart: async () => {
      const old = child;
      child = undefined;
      clearTimeout(timer);
      if (old?.pid && old.exitCode === null && old.signalCode === null) {
        signal(old.pid, plan.stopSignal ?? 'SIGTERM');
        const kill = setTimeout(() => signal(old.pid, 'SIGKILL'), plan.graceMs ?? 10_000);
        await exited;
        clearTimeout(kill);
      }
      restarts = 0;
      launch();
      await waitUntilReady();
    },
  };
};

/** The log of the run before stays beside the new one. */
const rotate = (log) => {
  if (existsSync(log)) renameSync(log, `${log}.1`);
};

const tail = (log) => {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
  } catch {
    return '(no log)';
  }
};
