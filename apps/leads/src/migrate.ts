import 'reflect-metadata';
import { migrateFromEnvironment } from '@heatline/service';
import { extensions, migrations } from './migrations/all';

await migrateFromEnvironment({ service: 'leads', migrations, extensions });
