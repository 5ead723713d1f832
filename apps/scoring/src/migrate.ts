import { migrateFromEnvironment } from '@heatline/service';
import { migrations } from './migrations/all';

await migrateFromEnvironment({ service: 'scoring', migrations });
