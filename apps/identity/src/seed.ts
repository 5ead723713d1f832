import 'reflect-metadata';
import { connect } from '@heatline/database';
import { databaseEnvironment, readEnvironment, ServiceLog } from '@heatline/service';
import { z } from 'zod';
import { MakeDemoWorkspace } from './demo/demo-workspace';
import { entities } from './rows/entities';

/**
 * Makes the demo workspace and prints it as one line of JSON, with the password and an API key: for whoever starts a demo.
 * DATABASE_URL: identity's own. DEMO_PASSWORD: of the four members. DEMO_API_KEY: the key of an earlier run, kept if it still works.
 */
const environment = databaseEnvironment.extend({
  DEMO_PASSWORD: z.string().min(10).default('follow-the-heat'),
  DEMO_API_KEY: z.string().optional(),
});

try {
  const { DATABASE_URL, DEMO_PASSWORD: password, DEMO_API_KEY: apiKey } = readEnvironment(environment);
  const database = await connect(DATABASE_URL, { applicationName: 'heatline seed', entities, poolSize: 2 });
  try {
    const demo = await new MakeDemoWorkspace(database).run({ password, apiKey });
    process.stdout.write(`${JSON.stringify({ ...demo, password })}\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  ServiceLog.for('identity-seed', 'error').error({ err: error }, 'The demo workspace was not made');
  process.exitCode = 1;
}
