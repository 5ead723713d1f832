import 'reflect-metadata';
import { startService } from '@heatline/service';
import { identityService } from './service';

await startService(identityService);
