import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitBeforeRestart } from './backoff.mjs';
import { processMark } from './process-mark.mjs';
import { supervise } from './supervise.mjs';
import { until } from './until.mjs';

let folder: string;
let said: string[];
let running: ReturnType<typeof supervise> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervise-'));
  said = [];
});
afterEach(() => {
  running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that writes its pid into a file and then does what `script` says. */
const aProcess = (script: string, more = {}) => {
  const plan = {
    name: 'probe',
    title: 'Probe',
    command: process.execPath,
    args: [
      '-e',
      `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid)); ${script}`,
    ],
    ready: async () => readFileSync(join(folder, 'pid'), 'utf8'),
    ...more,
  };
  running = supervise(plan, { logFolder: folder, say: (line) => said.push(line), wait: () => 10 });
  return running;
};

const staysUp = 'setInterval(() => {}, 1000);';

describe('A supervised process', () => {
  it('is started again when it is killed, in a line to people', async () => {
    const probe = aProcess(staysUp);
    await probe.start();
    const first = probe.pid!;
    process.kill(first, 'SIGKILL');
    await until(
      () => {
        if (!said.some((line) => line.includes('is back'))) throw new Error('not yet');
      },
      { timeoutMs: 10_000 },
    );
    expect(probe.pid).not.toBe(first);
    expect(said[0]).toMatch(/Probe was ended by SIGKILL; starting it again in 10 ms/);
  });

  it('that dies again before it is ready is told to be back once', async () => {
    let open = true;
    const probe = aProcess(staysUp, {
      readyEveryMs: 10,
      ready: async () => {
        if (!open) throw new Error('not yet');
      },
    });
    const told = (words: string) => said.filter((line) => line.includes(words)).length;
    const untilTold = (words: string, times: number) =>
      until(
        () => {
          if (told(words) < times || probe.pid === undefined) throw new Error('not yet');
        },
        { timeoutMs: 10_000, everyMs: 10 },
      );
    await probe.start();
    open = false;
    for (let times = 1; times <= 3; times++) {
      process.kill(probe.pid!, 'SIGKILL');
      await untilTold('ended by SIGKILL', times);
    }
    open = true;
    await untilTold('is back', 1);
    // Whoever waited for an earlier one asks no later than this.
    const asked = Date.now();
    await until(
      () => {
        if (Date.now() - asked < 100) throw new Error('not yet');
      },
      { timeoutMs: 10_000, everyMs: 10 },
    );
    expect(told('is back')).toBe(1);
  });

  it('is started again when it says three times in a row that it is stuck', async () => {
    const stuckPids = new Set<number>();
    const answers: (string | undefined)[] = [];
    const asked: (string | undefined)[] = [];
    const probe = aProcess(staysUp, {
      stuckEveryMs: 10,
      stuck: async () => {
        if (answers.length === 0 && !stuckPids.has(probe.pid!)) throw new Error('nobody knows');
        asked.push(answers.shift() ?? (stuckPids.has(probe.pid!) ? 'its store answers nothing' : undefined));
        return asked.at(-1);
      },
    });
    const untilAsked = (times: number) =>
      until(
        () => {
          if (asked.length < times) throw new Error('not yet');
        },
        { timeoutMs: 10_000, everyMs: 5 },
      );
    await probe.start();
    const first = probe.pid!;
    answers.push('bad luck', 'bad luck', undefined, 'bad luck', 'bad luck', undefined);
    await untilAsked(6);
    expect(probe.pid).toBe(first);
    expect(said).toEqual([]);
    stuckPids.add(first);
    await until(
      () => {
        if (!said.some((line) => line.includes('is back'))) throw new Error('not yet');
      },
      { timeoutMs: 10_000 },
    );
    expect(probe.pid).not.toBe(first);
    expect(said[0]).toBe('  Probe is stuck: its store answers nothing');
    expect(said[1]).toMatch(/Probe was ended by SIGKILL; starting it again/);
  });

  it('stays down once it was told to stop', async () => {
    const probe = aProcess(staysUp);
    await probe.start();
    const pid = probe.pid!;
    await probe.stop();
    expect(processMark(pid)).toBeUndefined();
    expect(said).toEqual([]);
  });

  it('is killed when it does not stop in time', async () => {
    const probe = aProcess(
      `process.on('SIGTERM', () => {}); require('node:fs').writeFileSync(${JSON.stringify('FILE')}, 'x'); ${staysUp}`.replace(
        'FILE',
        join(folder, 'deaf'),
      ),
      {
        graceMs: 200,
        ready: async () => {
          if (!existsSync(join(folder, 'deaf'))) throw new Error('not yet');
        },
      },
    );
    await probe.start();
    await probe.stop();
    expect(said.join()).toContain('did not stop in 0.2 s; killed');
  });

  it('that keeps dying is told with the end of its log', async () => {
    const probe = aProcess(`console.error('cannot read the map'); process.exit(3);`, {
      ready: async () => Promise.reject(new Error('not ready')),
    });
    await expect(probe.start()).rejects.toThrow(
      /Probe did not become ready \(it stopped with code 3\).*cannot read the map/s,
    );
  });

  it('runs anew after a restart, with the log of the run before kept beside the new one', async () => {
    const probe = aProcess(staysUp);
    writeFileSync(join(folder, 'probe.log'), 'yesterday');
    await probe.start();
    const first = probe.pid;
    await probe.restart();
    expect(probe.pid).not.toBe(first);
    expect(said).toEqual([]);
    expect(readFileSync(join(folder, 'probe.log.1'), 'utf8')).toBe('yesterday');
  });
});

describe('The wait before a restart', () => {
  it('is short at first and grows to a limit', () => {
    expect([0, 1, 2, 3, 10, 1000].map(waitBeforeRestart)).toEqual([250, 500, 1000, 2000, 15_000, 15_000]);
  });
});
