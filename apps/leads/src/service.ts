import type { ServiceDefinition } from '@heatline/service';
import { LeadsModule } from './leads.module';
import { migrations } from './migrations/all';

/** The leads service, to be run as a process (`main.ts`) or inside a test. */
export const leadsService: ServiceDefinition = { name: 'leads', module: LeadsModule, database: { migrations } };
