import 'reflect-metadata';
import { startService } from '@heatline/service';
import { scoring } from './scoring.module';

await startService(scoring);
