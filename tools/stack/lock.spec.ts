import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { lock } from './lock.mjs';
import { processMark } from './process-mark.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'lock.json');

describe('A data folder', () => {
  it('is refused while another process has it', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeJson(file(), { pid: other.pid, mark: processMark(other.pid!) });
      await expect(lock(folder, () => ' The console is at http://x.')).rejects.toThrow(
        `Heatline already runs with the data folder ${folder} (process ${other.pid}). The console is at http://x.`,
      );
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('is taken over from a process that is gone', async () => {
    writeJson(file(), { pid: 2 ** 22 + 1, mark: 'long ago' });
    const unlock = await lock(folder);
    expect(readJson(file()).pid).toBe(process.pid);
    unlock();
    expect(readJson(file())).toBeUndefined();
  });

  it('is taken over when the process id now belongs to another program', async () => {
    writeJson(file(), { pid: process.ppid, mark: 'an earlier program' });
    await expect(lock(folder)).resolves.toBeInstanceOf(Function);
  });
});
