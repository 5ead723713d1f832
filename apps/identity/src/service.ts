import type { ServiceDefinition } from '@heatline/service';
import { IdentityModule } from './identity.module';
import { migrations } from './migrations/all';
import { entities } from './rows/entities';

/** The identity service, to be run as a process (`main.ts`) or inside a test. */
export const identityService: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: { entities, migrations },
};
