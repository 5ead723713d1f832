import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, firstThatWorks, lookUp, onPath, versionNumbers } from './find-or-get.mjs';
import { natsServer } from './nats.mjs';
import { temporalCli } from './temporal.mjs';

const works = (value: string) => async () => value;
const fails = (why: string) => async () => Promise.reject(new Error(why));

describe('Finding a program', () => {
  it('takes the first way that works and does not try the later ones', async () => {
    const tried: string[] = [];
    const get = async () => {
      tried.push('download');
      return 'downloaded';
    };
    const ways = [
      { way: 'on PATH', get: fails('no nats-server') },
      { way: 'in the cache', get: works('cached') },
      { way: 'download', get },
    ];
    expect(await firstThatWorks('NATS server', ways)).toBe('cached');
    expect(tried).toEqual([]);
  });

  it('names every way that was tried when none works, and what would help', async () => {
    const ways = [
      { way: 'on PATH', get: fails('/usr/sbin/nats-server is 2.9.10, 2.10 or newer is needed') },
      { way: 'download', get: fails('github.com cannot be reached (ENOTFOUND)') },
    ];
    await expect(firstThatWorks('NATS server', ways)).rejects.toThrow(
      /on PATH: .*2\.9\.10.*download: github\.com cannot be reached.*install Go/,
    );
  });
});

describe('A program on PATH', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'programs-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const install = (name: string, says: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`);
    chmodSync(join(folder, name), 0o755);
  };

  it('is used when it is new enough', async () => {
    install('nats-server', 'nats-server: v2.10.27');
    expect(await onPath(natsServer, { PATH: folder })).toBe(join(folder, 'nats-server'));
  });

  it('is passed over when it is too old', async () => {
    install('nats-server', 'nats-server: v2.9.10');
    await expect(onPath(natsServer, { PATH: folder })).rejects.toThrow('is 2.9.10, 2.10 or newer is needed');
  });

  it('is not found in a file that cannot be run', async () => {
    writeFileSync(join(folder, 'temporal'), 'text');
    await expect(lookUp('temporal', { PATH: folder })).rejects.toThrow('no temporal');
  });
});

describe('Versions', () => {
  it('are read from what programs print', () => {
    expect(natsServer.tooOld('nats-server: v2.15.2')).toBeUndefined();
    expect(natsServer.tooOld('nothing known')).toContain('unknown version');
    expect(temporalCli.tooOld('temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)')).toBeUndefined();
    expect(temporalCli.tooOld('temporal version 1.3.0 (Server 1.27.1, UI 2.36.0)')).toContain('1.27.1');
  });

  it.each([
    ['2.10.0', [2, 10], true],
    ['2.9.10', [2, 10], false],
    ['3.0', [2, 10], true],
    ['2.10', [2, 10, 1], false],
  ])('%s is at least %j: %s', (version, wanted, expected) => {
    expect(atLeast(versionNumbers(version), wanted)).toBe(expected);
  });
});
