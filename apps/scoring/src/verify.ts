import 'reflect-metadata';
import { connect } from '@heatline/database';
import { databaseEnvironment, readEnvironment, ServiceLog } from '@heatline/service';
import { z } from 'zod';
import { entities } from './models/entities';
import { type VerifyProgress, VerifyWorkspace, workspacesInUse } from './verification/verify-workspace';

/** Prints one line a workspace and ends with 1 when something stored is not what the facts say. */
const environment = databaseEnvironment.extend({
  /** Scores that are explained in each workspace, spread evenly. */
  VERIFY_SCORES: z.coerce.number().int().min(1).default(20_000),
});

/** One line that is written over where somebody looks at it; elsewhere a line now and then, so that a log says that it works. */
const terminal = process.stderr.isTTY;
let toldAt = Date.now();
function tell(progress: VerifyProgress): void {
  if (!terminal && Date.now() - toldAt < 5_000) return;
  toldAt = Date.now();
  const words =
    progress.step === 'timelines'
      ? `${progress.done} timelines compared`
      : `${progress.done} of ${progress.of} scores explained`;
  process.stderr.write(terminal ? `\r\x1b[K  ${words}` : `  ${words}\n`);
}
const clear = () => terminal && process.stderr.write('\r\x1b[K');

try {
  const { DATABASE_URL, VERIFY_SCORES: atMost } = readEnvironment(environment);
  const database = await connect(DATABASE_URL, { applicationName: 'heatline verify', entities, poolSize: 3 });
  try {
    for (const workspaceId of await workspacesInUse(database)) {
      const { leads, timelinesThatDiffer, scores, differences } = await new VerifyWorkspace(database).run(
        workspaceId,
        atMost,
        tell,
      );
      clear();
      const found = timelinesThatDiffer + differences.length;
      process.stdout.write(
        `${found === 0 ? 'ok' : 'DIFFERENT'} ${workspaceId}: ${leads} timelines, ${timelinesThatDiffer} differ; ${scores} scores, ${differences.length} differ\n`,
      );
      for (const one of differences.slice(0, 20)) process.stdout.write(`  ${JSON.stringify(one)}\n`);
      if (found > 0) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
} catch (error) {
  ServiceLog.for('scoring-verify', 'error').error({ err: error }, 'The scores were not verified');
  process.exitCode = 1;
}
