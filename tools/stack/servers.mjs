import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeFolder, readJson, writeJson } from './files.mjs';
import { greets, nats } from './nats.mjs';
import { choosePorts } from './ports.mjs';
import { answers, postgres } from './postgres.mjs';
import { Sentence } from './sentence.mjs';
import { prepareNamespace } from './temporal-namespace.mjs';
import { temporal } from './temporal.mjs';

/**
 * The three servers: those whose address is in the environment are used as they are, the others become plans to run.
 * @param {{ folder: string, env: NodeJS.ProcessEnv, durable?: boolean, say: (line: string) => void }} options
 * @returns {Promise<{ plans: import('./supervise.mjs').Plan[], addresses: Addresses }>}
 * @typedef {{ databaseUrl: string, natsUrl: string, temporalAddress: string, temporalNamespace: string, temporalUiUrl: string | undefined }} Addresses
 */
export const servers = async ({ folder, env, durable = true, say }) => {
  makeFolder(folder);
  const ports = await portsOf(folder, ['postgres', 'nats', 'temporal', 'temporalUi'], say);
  const namespace = env.TEMPORAL_NAMESPACE || 'default';
  const plans = [];
  const prepare = (address) => prepareNamespace({ address, namespace });

  const start = async (variable, what, reach, plan) => {
    const given = env[variable];
    if (given) {
      await reach(given).catch((error) => {
        throw new Sentence(
          `${variable} names ${withoutPassword(given)}, where no ${what} lets us in: ${error.message || error.code}. Start it, correct the address, or unset ${variable} to use an embedded one.`,
        );
      });
      say(`  Using ${what} at ${withoutPassword(given)}`);
      return given;
    }
    const made = await plan();
    plans.push(made);
    return made.address;
  };

  const databaseUrl = await start('DATABASE_URL', 'PostgreSQL', answers, () =>
    postgres({ folder, port: ports.postgres, password: secret(folder, 'postgres'), durable, say }),
  );
  const natsUrl = await start('NATS_URL', 'NATS server', greetsAt, () => nats({ folder, port: ports.nats }));
  const temporalAddress = await start('TEMPORAL_ADDRESS', 'Temporal server', prepare, () =>
    temporal({ folder, port: ports.temporal, uiPort: ports.temporalUi, namespace }),
  );
  const temporalUiUrl = env.TEMPORAL_ADDRESS ? env.TEMPORAL_UI_URL : `http://127.0.0.1:${ports.temporalUi}`;
  return { plans, addresses: { databaseUrl, natsUrl, temporalAddress, temporalNamespace: namespace, temporalUiUrl } };
};

/** The ports of a stack, kept in its folder so that addresses stay the same from start to start. */
export const portsOf = async (folder, names, say) => {
  const file = join(folder, 'ports.json');
  const kept = readJson(file) ?? {};
  const ports = await choosePorts(names, {
    kept,
    seed: folder,
    moved: (name, from, to) => say(`  Port ${from}, kept for ${name}, is in use by another program; using ${to}`),
  });
  writeJson(file, { ...kept, ...ports });
  return ports;
};

/** A password or key that is made at the first start and kept. */
export const secret = (folder, name) => {
  const file = join(folder, 'secrets.json');
  const kept = readJson(file) ?? {};
  if (!kept[name]) {
    kept[name] = randomBytes(24).toString('base64url');
    writeJson(file, kept);
  }
  return kept[name];
};

/** An address as it may be shown. */
export const withoutPassword = (address) => address.replace(/\/\/[^@/]*@/, '//');

/** NATS addresses are lists; the first stands for all. */
const greetsAt = async (addresses) => {
  const { hostname, port } = new URL(addresses.split(',')[0].trim());
  await greets(hostname, Number(port || 4222));
};
