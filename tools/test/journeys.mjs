import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { chromium } from '../stack/chromium.mjs';
import { databaseUrl } from '../stack/environment.mjs';
import { root } from '../stack/paths.mjs';
import { forgetPostgres } from '../stack/postgres.mjs';
import { endLeftovers } from '../stack/run-plans.mjs';
import { say } from '../stack/say.mjs';
import { openStack } from '../stack/stack.mjs';
import { jest } from './jest.mjs';
import { mailReceiver } from './mail-receiver.mjs';
import { ofStep } from './tally.mjs';

const title = 'Journeys through the running system';

/**
 * Starts the whole product in a folder of its own, with a new demo workspace, and runs the journeys through it.
 * @param {{ folder: string, results: string, opened: (stack: ReturnType<typeof openStack>) => void }} options
 */
export const journeys = async ({ folder, results, opened }) => {
  const config = join(root, 'apps/e2e/jest.config.mjs');
  if (!existsSync(config)) return { ...ofStep(title, true), passed: 0 };
  say('\n● The whole product, for the journeys');
  await endLeftovers(folder, say);
  forgetPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
  const { env, drop } = await apartFromOthers(process.env);
  const mailbox = join(folder, 'mails');
  const receiver = await mailReceiver(mailbox);
  const mail = { SMTP_URL: receiver.url, MAIL_FROM: 'Heatline <heatline@journeys.example>' };
  const stack = openStack({ folder, env: { ...env, ...mail }, durable: false, say });
  opened(stack);
  try {
    await stack.start();
    return await jest(title, [config], {
      folder: results,
      env: {
        ...process.env,
        HEATLINE_STACK: join(folder, 'stack.json'),
        HEATLINE_MAILBOX: mailbox,
        CHROME_PATH: await chromium(),
      },
      timeoutMs: 40 * 60_000,
    });
  } catch (error) {
    say(`  ${error.message}`);
    return ofStep(`${title}: the product did not start (logs: ${folder}/logs)`, false);
  } finally {
    await stack.stop();
    await receiver.stop();
    await drop();
    forgetPostgres(folder);
  }
};

/** On servers that were given to us live other installations: ours takes a database and a prefix of its own. */
const apartFromOthers = async (env) => {
  const name = `heatline_test_${randomBytes(4).toString('hex')}`;
  const own = { ...env, PORT: '', PUBLIC_URL: '', ...(env.NATS_URL && { NATS_PREFIX: name }) };
  if (!env.DATABASE_URL) return { env: own, drop: async () => {} };
  const run = async (statement) => {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  return {
    env: { ...own, DATABASE_URL: databaseUrl(env.DATABASE_URL, name) },
    drop: () => run(`drop database ${name} with (force)`),
  };
};
