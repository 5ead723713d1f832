import { join } from 'node:path';
import { makeFolder } from './files.mjs';
import { atLeast, findOrGet, versionNumbers } from './find-or-get.mjs';
import { interruptedForGood, prepareNamespace } from './temporal-namespace.mjs';

/** @type {import('./find-or-get.mjs').Program} */
export const temporalCli = {
  title: 'Temporal server',
  command: 'temporal',
  versionArgs: ['--version'],
  tooOld: (output) => {
    const server = versionNumbers(output.match(/Server (\S+)/)?.[1] ?? '');
    return server && atLeast(server, [1, 29])
      ? undefined
      : `brings server ${server?.join('.') ?? 'of an unknown version'}, 1.29 or newer is needed`;
  },
  download: {
    version: '1.5.1',
    url: 'https://github.com/temporalio/cli/releases/download/v1.5.1/',
    file: (platform) => `temporal_cli_1.5.1_${platform.replace('-', '_').replace('x64', 'amd64')}.tar.gz`,
    member: () => 'temporal',
    sums: {
      'linux-x64': 'ddc95e08b0b076efd4ea9733a3f488eb7d2be875f8834e616cd2a37358b4852d',
      'linux-arm64': 'bd1b0db9f18b051026de8bf6cc1505f2510f14bbb7a8b9a4a91fff46c77454f5',
      'darwin-x64': 'bbb73e2a31135abe50a1f1cdb35030c42961df618e8ce9c60ae89f201540c5d9',
      'darwin-arm64': 'cca01b7ea35ad56e2a328d9ae596bf716bd22313ef63c7a761c88354457c2415',
    },
  },
  // The newest that `go install` accepts: later tags have a replace directive.
  goModule: { module: 'github.com/temporalio/cli/cmd/temporal', version: '1.5.1', about: 'about three minutes' },
};

/**
 * The dev server of Temporal's own command line tool, with its UI, keeping its data in a file.
 * @param {{ folder: string, port: number, uiPort: number, namespace: string }} options
 * @returns {Promise<import('./supervise.mjs').Plan & { address: string, ui: string }>}
 */
export const temporal = async ({ folder, port, uiPort, namespace }) => {
  const command = await findOrGet(temporalCli);
  const place = makeFolder(join(folder, 'temporal'));
  const address = `127.0.0.1:${port}`;
  return {
    name: 'temporal',
    title: 'Temporal',
    command,
    // prettier-ignore
    args: ['server', 'start-dev', '--db-filename', join(place, 'temporal.db'), '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort),
      '--namespace', namespace, '--log-level', 'warn', '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal',
      '--dynamic-config-value', 'matching.useNewMatcher=true', '--dynamic-config-value', 'matching.enableFairness=true',
      '--dynamic-config-value', 'frontend.enableServerVersionCheck=false'],
    cwd: place,
    // Its own settings of a developer must not reach this server.
    env: { PATH: process.env.PATH, HOME: place },
    graceMs: 15_000,
    ready: () => prepareNamespace({ address, namespace, embedded: true }),
    stuck: () => interruptedForGood({ address, namespace }),
    address,
    ui: `http://127.0.0.1:${uiPort}`,
  };
};
