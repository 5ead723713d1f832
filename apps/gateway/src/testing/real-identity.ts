import { execFile, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { healthOf, systemContext } from '@heatline/contracts';
import { Bus } from '@heatline/messaging';
import { eventually, makePublishedViews, testDatabase, testNats, type TestNats } from '@heatline/testing';

const root = join(import.meta.dirname, '../../../..');
const run = promisify(execFile);

export interface DemoAccess {
  workspaceId: string;
  apiKey: string;
  password: string;
  members: { memberId: string; email: string; role: string }[];
}

export interface RealIdentity {
  nats: TestNats;
  demo: DemoAccess;
  /** Another workspace's key. */
  otherKey: string;
  stop(): Promise<void>;
}

/** The identity service as it is deployed: built, migrated and running as a process of its own, on a database of its own. */
export async function realIdentity(): Promise<RealIdentity> {
  const [database, nats] = await Promise.all([testDatabase('identity', []), testNats()]);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.adminUrl,
    NATS_URL: nats.url,
    NATS_PREFIX: nats.prefix,
    LOG_LEVEL: 'error',
  };
  // A folder of its own: another test, or a running stack, may be using what was built before.
  const built = `dist/test/identity-${nats.prefix}`;
  const entry = (name: string) => join(root, built, `${name}.mjs`);
  const answerOf = async (name: string, more = {}) =>
    JSON.parse(
      (await run(process.execPath, [entry(name)], { env: { ...env, ...more } })).stdout.trim().split('\n').at(-1)!,
    );
  await run(process.execPath, ['tools/build/build-node.mjs', 'apps/identity', `--outdir=${built}`], { cwd: root });
  await run(process.execPath, [entry('migrate')], { env });
  await makePublishedViews(database.adminUrl);
  const demo: DemoAccess = await answerOf('seed');
  const { apiKey: otherKey } = await answerOf('add-workspace', { WORKSPACE_NAME: 'Other' });
  const service = spawn(process.execPath, [entry('main')], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const bus = new Bus(nats.nats);
  await eventually(async () => (await bus.ask(healthOf('identity'), {}, systemContext('test'))).ready, {
    timeoutMs: 20_000,
  });
  return {
    nats,
    demo,
    otherKey,
    stop: async () => {
      const ended = new Promise((resolve) => service.once('exit', resolve));
      service.kill('SIGTERM');
      await ended;
      await nats.drop();
      await database.drop();
      await rm(join(root, built), { recursive: true, force: true });
    },
  };
}
