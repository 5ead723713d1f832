import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { environmentOf, migrationEnvironmentOf } from './environment.mjs';
import { gatewayReady } from './health.mjs';
import { Sentence } from './sentence.mjs';

const run = promisify(execFile);

/** As in the image: the young generation is large from the start (docs/decisions/0330). */
const nodeFlags = ['--enable-source-maps', '--min-semi-space-size=16'];

/**
 * How to run each service.
 * @param {string[]} names
 * @param {Parameters<typeof environmentOf>[1]} stack
 * @param {{ ready: (service: string) => Promise<void> }} health
 * @returns {import('./supervise.mjs').Plan[]}
 */
export const servicePlans = (names, stack, health) =>
  names.map((name) => ({
    name,
    title: name,
    command: process.execPath,
    args: [...nodeFlags, join(stack.root, 'dist/apps', name, 'main.mjs')],
    cwd: stack.root,
    env: environmentOf(name, stack),
    // A little more than the service gives itself.
    graceMs: 28_000,
    readyTimeoutMs: 90_000,
    readyEveryMs: 250,
    ready: () => (name === 'gateway' ? gatewayReady(stack.publicUrl) : health.ready(name)),
  }));

/** Makes the database of the stack unless it is there. */
export const makeDatabase = async (adminUrl, name) => {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
};

/** Brings the schema of each service to where its code expects it. Can be repeated; a lock in the database keeps two starts apart. */
export const migrate = async (names, stack, say) => {
  const scripts = names
    .map((name) => [name, join(stack.root, 'dist/apps', name, 'migrate.mjs')])
    .filter(([, script]) => existsSync(script));
  if (scripts.length > 0) say('  Checking the database schema …');
  await Promise.all(
    scripts.map(([name, script]) =>
      run(process.execPath, ['--enable-source-maps', script], {
        cwd: stack.root,
        env: migrationEnvironmentOf(name, stack),
        timeout: 600_000,
      }).catch((error) => {
        throw new Sentence(
          `The migrations of ${name} failed:\n${(error.stderr || '') + (error.stdout || '') || error.message}`,
        );
      }),
    ),
  );
};
