import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatChanged, serviceNames } from './build.mjs';
import { demoWorkspace } from './demo.mjs';
import { databaseUrl } from './environment.mjs';
import { readJson, writeJson } from './files.mjs';
import { healthAsker } from './health.mjs';
import { lock } from './lock.mjs';
import { root } from './paths.mjs';
import { isFree } from './ports.mjs';
import { endLeftovers, runPlans } from './run-plans.mjs';
import { Sentence } from './sentence.mjs';
import { portsOf, servers } from './servers.mjs';
import { makeDatabase, migrate, servicePlans } from './services.mjs';

const serverNames = ['postgres', 'nats', 'temporal'];

/**
 * The whole product in one folder: servers, migrations, services, demo workspace.
 * @param {{ folder: string, env?: NodeJS.ProcessEnv, durable?: boolean, demo?: boolean, say: (line: string) => void }} options
 */
export const openStack = ({ folder, env = process.env, durable = true, demo = true, say }) => {
  /** Set once the folder is ours: nothing in it may be touched before. */
  let unlock;
  let processes;
  let asker;
  let stopping = false;

  /** Anything that takes time may meet a Ctrl-C: what would come next is then not begun. */
  const goOn = (value) => {
    if (stopping) throw new Sentence('Stopped before it was ready.');
    return value;
  };

  const start = async () => {
    const previous = readJson(join(folder, 'stack.json'));
    unlock = await lock(folder, () => (previous?.console ? ` The console is at ${previous.console}.` : ''));
    await endLeftovers(folder, say);
    processes = runPlans({ folder, say });

    // Building needs the processor and starting servers mostly waits, so they go on together.
    const [{ addresses }] = await bothOrNeither([
      (async () => {
        const found = goOn(await servers({ folder, env, durable, say }));
        await Promise.all(
          found.plans.map(async (plan) => {
            await processes.start([plan]);
            say(`  ${plan.title} is ready`);
          }),
        );
        return found;
      })(),
      buildWhatChanged({ say }),
    ]);
    goOn();

    const stack = await describe(addresses);
    if (!env.DATABASE_URL) await makeDatabase(addresses.databaseUrl, 'heatline');
    const names = serviceNames();
    await migrate(names, stack, say);
    goOn();
    asker = await healthAsker(addresses.natsUrl, env.NATS_PREFIX);
    const plans = servicePlans(names, stack, asker);
    say(`  Starting ${names.join(', ')} …`);
    await processes.start(plans);
    goOn();

    const facts = factsOf(stack);
    writeJson(join(folder, 'stack.json'), facts);
    if (demo) Object.assign(facts, await demoWorkspace(stack, say));
    goOn();
    writeJson(join(folder, 'stack.json'), { ...facts, processes: pids() });
    return facts;
  };

  const describe = async (addresses) => {
    if (env.PORT && !(await isFree(Number(env.PORT))))
      throw new Sentence(
        `Port ${env.PORT}, given in PORT, is in use: stop the program that has it, or start without PORT to let a free one be chosen.`,
      );
    const port = Number(env.PORT) || (await portsOf(folder, ['gateway'], say)).gateway;
    return {
      ...addresses,
      folder,
      root,
      env,
      port,
      publicUrl: env.PUBLIC_URL || `http://127.0.0.1:${port}`,
      databaseUrl: env.DATABASE_URL ? addresses.databaseUrl : databaseUrl(addresses.databaseUrl, 'heatline'),
    };
  };

  /** What scripts and journeys find in stack.json. */
  const factsOf = (stack) => ({
    console: stack.publicUrl,
    api: `${stack.publicUrl}/api`,
    apiDocs: `${stack.publicUrl}/api/docs`,
    temporalUi: stack.temporalUiUrl,
    temporalAddress: stack.temporalAddress,
    temporalNamespace: stack.temporalNamespace,
    natsUrl: stack.natsUrl,
    databaseUrl: stack.databaseUrl,
    dataFolder: folder,
    startedBy: process.pid,
  });

  /** Process ids by name, as they are now: scripts find the current ones in processes.json. */
  const pids = () => Object.fromEntries(processes.running.map((one) => [one.plan.name, one.pid]));

  const stop = async () => {
    stopping = true;
    if (!unlock) return;
    await asker?.close().catch(() => {});
    // The way back: first what takes work in, then what does it, then what it stands on; the database last.
    await processes?.stop([
      ({ name }) => name === 'gateway',
      ({ name }) => !serverNames.includes(name),
      ({ name }) => name === 'temporal',
      ({ name }) => name === 'nats',
      () => true,
    ]);
    rmSync(join(folder, 'stack.json'), { force: true });
    unlock();
  };

  return {
    start,
    stop,
    kill: () => processes?.kill(),
    /** Starts services anew after their code was built anew. */
    restart: async (names) => {
      const affected = processes.running.filter(({ plan }) => names.includes(plan.name));
      await Promise.all(affected.map((one) => one.restart()));
      writeJson(join(folder, 'stack.json'), { ...readJson(join(folder, 'stack.json')), processes: pids() });
    },
    get stopping() {
      return stopping;
    },
  };
};

/** Waits for all even when one fails, so that nothing goes on unseen behind a failure. */
const bothOrNeither = async (tasks) => {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
};
