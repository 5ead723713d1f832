import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from './files.mjs';
import { atLeast, findOrGet, versionNumbers } from './find-or-get.mjs';

/** @type {import('./find-or-get.mjs').Program} */
export const natsServer = {
  title: 'NATS server',
  command: 'nats-server',
  versionArgs: ['--version'],
  // Older servers ignore the reason of a refused message and deliver it again, and know only one filter subject per consumer.
  tooOld: (output) => {
    const version = versionNumbers(output);
    return version && atLeast(version, [2, 10])
      ? undefined
      : `is ${version?.join('.') ?? 'of an unknown version'}, 2.10 or newer is needed`;
  },
  download: {
    version: '2.15.0',
    url: 'https://github.com/nats-io/nats-server/releases/download/v2.15.0/',
    file: (platform) => `${natsArchive(platform)}.tar.gz`,
    member: (platform) => `${natsArchive(platform)}/nats-server`,
    sums: {
      'linux-x64': '5d2c51caca950333aba84911df7d377f826f3a59ec36061c6539105084f65c92',
      'linux-arm64': 'cdc208f5a3f42963a52b6ab06ef65626bb870315dc936e26ba571780c6351112',
    },
  },
  goModule: { module: 'github.com/nats-io/nats-server/v2', version: '2.15.2', about: 'about 15 seconds' },
};

const natsArchive = (platform) => `nats-server-v2.15.0-${platform.replace('x64', 'amd64')}`;

/**
 * An embedded NATS server with JetStream.
 * @param {{ folder: string, port: number }} options
 * @returns {Promise<import('./supervise.mjs').Plan & { address: string }>}
 */
export const nats = async ({ folder, port }) => {
  const command = await findOrGet(natsServer);
  const place = makeFolder(join(folder, 'nats'));
  const config = join(place, 'nats.conf');
  writeFileSync(config, configuration({ port, store: join(place, 'jetstream') }), { mode: 0o600 });
  return {
    name: 'nats',
    title: 'NATS',
    command,
    args: ['-c', config],
    cwd: place,
    graceMs: 10_000,
    ready: () => greets('127.0.0.1', port),
    address: `nats://127.0.0.1:${port}`,
  };
};

/** @param {{ port: number, store: string }} options */
export const configuration = ({ port, store }) => `listen: "127.0.0.1:${port}"
# Replies and requests of whole pages are larger than the default of 1 MB.
max_payload: 8MB
jetstream {
  store_dir: ${JSON.stringify(store)}
  max_memory_store: 256MB
  max_file_store: 16GB
  sync_interval: "10s"
}
lame_duck_duration: "30s"
lame_duck_grace_period: "2s"
`;

/** Rejects when no NATS server greets there: it sends an INFO line as soon as it serves; JetStream is up before it listens. */
export const greets = (host, port) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host, timeout: 2_000 });
    const end = (outcome, value) => {
      socket.destroy();
      outcome(value);
    };
    socket.once('data', (data) =>
      data.toString().startsWith('INFO') ? end(resolve) : end(reject, new Error('not a NATS server')),
    );
    socket.once('error', (error) => end(reject, error));
    socket.once('timeout', () => end(reject, new Error('no greeting')));
    socket.once('close', () => reject(new Error('closed')));
  });
