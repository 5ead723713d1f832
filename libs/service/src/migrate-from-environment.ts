import { migrateService, type ServiceMigration } from '@heatline/database';
import { z } from 'zod';
import { readEnvironment } from './environment';
import { ServiceLog } from './log/service-log';

const environment = z.object({ MIGRATION_DATABASE_URL: z.string().min(1), DATABASE_URL: z.string().min(1) });

/** The whole of a service's migrate.ts: applies what is missing, says so, and ends with 0; or says why not, and ends with 1. */
export async function migrateFromEnvironment(
  of: Pick<ServiceMigration, 'service' | 'migrations' | 'extensions'>,
): Promise<void> {
  const log = ServiceLog.for(`${of.service}-migrate`, 'info');
  try {
    const { MIGRATION_DATABASE_URL: adminUrl, DATABASE_URL: ownUrl } = readEnvironment(environment);
    const applied = await migrateService({ ...of, adminUrl, ownUrl });
    log.info({ applied }, applied.length > 0 ? 'Migrations applied' : 'No migration to apply');
  } catch (error) {
    log.error({ err: error }, 'The migrations failed');
    process.exitCode = 1;
  }
}
