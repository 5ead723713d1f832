import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { readJson } from './files.mjs';
import { forgetPostgres } from './postgres.mjs';
import { processMark } from './process-mark.mjs';
import { endLeftovers, runPlans } from './run-plans.mjs';
import { servers } from './servers.mjs';
import { until } from './until.mjs';

let folder: string;
let said: string[];
let processes: ReturnType<typeof runPlans>;
const say = (line: string) => void said.push(line);

beforeEach(() => {
  // As a checkout of root is: nobody else may enter.
  folder = mkdtempSync(join(tmpdir(), 'stack-'));
  chmodSync(folder, 0o700);
  said = [];
});
afterEach(async () => {
  await processes.stop([() => true]);
  forgetPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

/** Temporal is the one that the tests run on: starting a second one would prove nothing more. */
const startServers = async () => {
  const env = {
    TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'],
    TEMPORAL_NAMESPACE: process.env['TEMPORAL_NAMESPACE'],
  };
  const { plans, addresses } = await servers({ folder, env, durable: false, say });
  processes = runPlans({ folder, say });
  await processes.start(plans);
  return addresses;
};

const query = async (address: string, sql: string) => {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  await client.connect();
  return client.query(sql).finally(() => client.end());
};

describe('The embedded servers', () => {
  it('answer, and keep addresses, password and data from start to start', async () => {
    const first = await startServers();
    await query(first.databaseUrl, 'create table kept as select 42 as answer');
    await processes.stop([() => true]);

    const second = await startServers();
    expect(second).toEqual(first);
    expect((await query(second.databaseUrl, 'select answer from kept')).rows).toEqual([{ answer: 42 }]);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('fold case and find words in any alphabet', async () => {
    const { databaseUrl } = await startServers();
    await query(databaseUrl, 'create extension pg_trgm');
    const { rows } = await query(databaseUrl, `select lower('ÅSE ØDEGÅRD') as name, show_trgm('Åse') as trigrams`);
    expect(rows[0].name).toBe('åse ødegård');
    expect(rows[0].trigrams).toHaveLength(4);
  });

  it('come back by themselves when they are killed, with what was committed', async () => {
    const { databaseUrl } = await startServers();
    await query(databaseUrl, 'create table kept as select 42 as answer');
    const killed = readJson(join(folder, 'processes.json')).postgres.pid;
    process.kill(killed, 'SIGKILL');
    const { rows } = await until(() => query(databaseUrl, 'select answer from kept'), { timeoutMs: 20_000 });
    expect(rows).toEqual([{ answer: 42 }]);
    expect(said).toContainEqual(expect.stringContaining('PostgreSQL was ended by SIGKILL'));
  });

  it('carry messages of eight megabytes', async () => {
    const { natsUrl } = await startServers();
    const nats = await connect({ servers: natsUrl });
    expect(nats.info?.max_payload).toBe(8 * 2 ** 20);
    expect(nats.info?.jetstream).toBe(true);
    await nats.close();
  });

  it('of a start that was killed are ended by the next one', async () => {
    processes = runPlans({ folder, say });
    const start = spawn(process.execPath, [join(import.meta.dirname, 'dev-servers.mjs'), folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // It prints the addresses once all three answer.
    await new Promise((ready) => start.stdout.once('data', ready));
    const left = Object.values<{ pid: number }>(readJson(join(folder, 'processes.json'))).map(({ pid }) => pid);
    start.kill('SIGKILL');
    expect(left.map(processMark)).not.toContain(undefined);

    await endLeftovers(folder, say);
    expect(left.map(processMark)).toEqual([undefined, undefined, undefined]);
  });
});
