import 'reflect-metadata';
import { TimeZone, WorkspaceName } from '@heatline/contracts';
import { connect } from '@heatline/database';
import { databaseEnvironment, readEnvironment, ServiceLog } from '@heatline/service';
import { addWorkspace } from './demo/add-workspace';
import { entities } from './rows/entities';

/**
 * For operators: adds a workspace and prints it with its first API key as one line of JSON.
 * WORKSPACE_NAME and, optionally, WORKSPACE_TIME_ZONE say which; DATABASE_URL is identity's own.
 */
const environment = databaseEnvironment.extend({
  WORKSPACE_NAME: WorkspaceName,
  WORKSPACE_TIME_ZONE: TimeZone.default('UTC'),
});

try {
  const { DATABASE_URL, WORKSPACE_NAME: name, WORKSPACE_TIME_ZONE: timeZone } = readEnvironment(environment);
  const database = await connect(DATABASE_URL, { applicationName: 'heatline add-workspace', entities, poolSize: 1 });
  try {
    process.stdout.write(`${JSON.stringify(await addWorkspace(database, { name, timeZone }))}\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  ServiceLog.for('identity-add-workspace', 'error').error({ err: error }, 'The workspace was not added');
  process.exitCode = 1;
}
