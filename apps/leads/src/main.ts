import 'reflect-metadata';
import { startService } from '@heatline/service';
import { leadsService } from './service';

await startService(leadsService);
