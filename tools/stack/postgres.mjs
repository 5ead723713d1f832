import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { makeFolder } from './files.mjs';
import { reachableFolder } from './paths.mjs';
import { postgresFiles } from './postgres-files.mjs';
import { postgresUser } from './postgres-user.mjs';
import { Sentence } from './sentence.mjs';

const run = promisify(execFile);

/**
 * An embedded PostgreSQL: makes its data folder at the first start and says how to run it.
 * @param {{ folder: string, port: number, password: string, durable: boolean, say: (line: string) => void }} options
 *   `durable: false` is for tests, whose data nobody misses after a power cut
 * @returns {Promise<import('./supervise.mjs').Plan & { address: string }>}
 */
export const postgres = async ({ folder, port, password, durable, say }) => {
  const files = postgresFiles();
  const user = postgresUser();
  const data = user ? reachableData(folder, user) : join(folder, 'postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise({ files, data, user, password, say });
  const address = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    command: join(files, 'bin', 'postgres'),
    args: ['-D', data, ...settings({ port, durable, memory: totalmem() }).flatMap((setting) => ['-c', setting])],
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...user,
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions in place of waiting for them.
    stopSignal: 'SIGINT',
    graceMs: 30_000,
    ready: () => answers(address),
    address,
  };
};

/** Deletes the database of a stack. */
export const forgetPostgres = (folder) => {
  const elsewhere = markOf(folder);
  rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  if (elsewhere && process.getuid?.() === 0)
    rmSync(join(reachableFolder(), `data-${elsewhere}`), { recursive: true, force: true });
};

/**
 * The data of a root's stack lies outside its folder, under a name that the folder holds. So a folder that was deleted and made again
 * never meets the data of the old one, whose password it does not know.
 */
const reachableData = (folder, user) => {
  const mark = markOf(folder) ?? randomUUID();
  const place = join(reachableFolder(), `data-${mark}`);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  chmodSync(place, 0o755);
  writeFileSync(markFile(folder), mark, { mode: 0o600 });
  writeFileSync(join(place, 'belongs-to'), folder, { mode: 0o600 });
  const data = join(place, 'postgres');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chownSync(data, user.uid, user.gid);
  sweep();
  return data;
};

const markFile = (folder) => join(folder, 'postgres-data');
const markOf = (folder) => (existsSync(markFile(folder)) ? readFileSync(markFile(folder), 'utf8') : undefined);

// Data outside the checkout would outlive it: what belongs to no folder any more goes too.
const sweep = () => {
  for (const name of readdirSync(reachableFolder())) {
    const marker = join(reachableFolder(), name, 'belongs-to');
    if (!name.startsWith('data-') || !existsSync(marker)) continue;
    if (`data-${markOf(readFileSync(marker, 'utf8'))}` !== name)
      rmSync(join(reachableFolder(), name), { recursive: true, force: true });
  }
};

const initialise = async ({ files, data, user, password, say }) => {
  say('  Making a new PostgreSQL database …');
  if (!user) makeFolder(data);
  // A half-made folder of an interrupted start would be refused.
  for (const left of readdirSync(data)) rmSync(join(data, left), { recursive: true, force: true });
  const passwordFile = join(data, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const initdb = (ctype) =>
    run(
      join(files, 'bin', 'initdb'),
      // prettier-ignore
      ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', `--lc-ctype=${ctype}`,
        '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-data-checksums', '--no-sync'],
      { ...user, cwd: '/', env: { PATH: process.env.PATH, TZ: 'UTC' } },
    );
  try {
    // C.UTF-8 lets the trigram index see letters outside ASCII; where the system has no such locale, C still gives right answers.
    await initdb('C.UTF-8').catch(() => initdb('C'));
  } catch (error) {
    throw new Sentence(`PostgreSQL could not make its data folder ${data}: ${error.stderr || error.message}`, {
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/**
 * Settings for a small machine with one busy database.
 * @param {{ port: number, durable: boolean, memory: number }} options memory in bytes
 */
export const settings = ({ port, durable, memory }) => {
  const megabytes = Math.floor(memory / 2 ** 20);
  const buffers = Math.min(4096, Math.max(128, Math.floor(megabytes / 6)));
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // A socket's path may be at most 107 characters, and checkouts lie deep.
    'unix_socket_directories=',
    'max_connections=200',
    `shared_buffers=${buffers}MB`,
    `effective_cache_size=${Math.max(512, Math.floor(megabytes / 3))}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    // A recalculation of a million leads writes some gigabytes: a checkpoint in its middle would have each page written twice.
    'max_wal_size=6GB',
    'min_wal_size=512MB',
    'checkpoint_timeout=15min',
    // The compression that every build has costs more time than the disk that it saves.
    'wal_compression=off',
    'random_page_cost=1.1',
    // Plans here are short; compiling them costs more than it saves.
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    // Statements and key values can hold names and addresses of people: the log has neither.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    // What is committed still reaches the operating system before it is answered: it survives a killed process, only not a power cut.
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ];
};

/** Rejects with why not when PostgreSQL does not let us in at this address. */
export const answers = async (address) => {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => {});
  }
};
