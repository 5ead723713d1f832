import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetPostgres } from '../stack/postgres.mjs';
import { endLeftovers, runPlans } from '../stack/run-plans.mjs';
import { say } from '../stack/say.mjs';
import { servers } from '../stack/servers.mjs';

/**
 * The three servers for one test run, on free ports, with nothing in them. Addresses given in the environment are used in their place.
 * @param {string} folder emptied first; its logs stay until the next run
 */
export const throwAwayServers = async (folder) => {
  await endLeftovers(folder, say);
  forgetPostgres(folder);
  rmSync(folder, { recursive: true, force: true });
  const { plans, addresses } = await servers({ folder, env: process.env, durable: false, say });
  const processes = runPlans({ folder, say });
  await processes.start(plans);
  return {
    environment: {
      DATABASE_URL: addresses.databaseUrl,
      NATS_URL: addresses.natsUrl,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
      TEMPORAL_NAMESPACE: addresses.temporalNamespace,
    },
    stop: async () => {
      await processes.stop([() => true]);
      forgetPostgres(folder);
      for (const data of ['nats', 'temporal']) rmSync(join(folder, data), { recursive: true, force: true });
    },
    kill: processes.kill,
  };
};
