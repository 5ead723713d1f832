// Only the three servers, for work on one service or one test:
//   node tools/stack/dev-servers.mjs <data folder> [--durable]
// prints their addresses as shell assignments when they answer, and keeps running until Ctrl-C.
import { resolve } from 'node:path';
import { lock } from './lock.mjs';
import { onInterrupt } from './on-interrupt.mjs';
import { endLeftovers, runPlans } from './run-plans.mjs';
import { Sentence } from './sentence.mjs';
import { servers } from './servers.mjs';

const [folderArgument, ...flags] = process.argv.slice(2);
const tell = (line) => void process.stderr.write(`${line}\n`);

try {
  if (!folderArgument) throw new Sentence('Say where the data shall lie: node tools/stack/dev-servers.mjs <folder>');
  const folder = resolve(folderArgument);
  const unlock = await lock(folder);
  await endLeftovers(folder, tell);
  const processes = runPlans({ folder, say: tell });
  onInterrupt({ stop: () => processes.stop([() => true]).then(unlock), kill: processes.kill });
  const { plans, addresses } = await servers({ folder, env: {}, durable: flags.includes('--durable'), say: tell });
  await processes.start(plans);
  process.stdout.write(
    [
      `export DATABASE_URL=${addresses.databaseUrl}`,
      `export NATS_URL=${addresses.natsUrl}`,
      `export TEMPORAL_ADDRESS=${addresses.temporalAddress}`,
      `export TEMPORAL_NAMESPACE=${addresses.temporalNamespace}`,
      `export TEMPORAL_UI_URL=${addresses.temporalUiUrl}`,
      '',
    ].join('\n'),
  );
} catch (error) {
  tell(error instanceof Sentence ? error.message : (error.stack ?? String(error)));
  process.exit(1);
}
