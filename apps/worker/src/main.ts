import 'reflect-metadata';
import { startService } from '@heatline/service';
import { workerService } from './service';

await startService(workerService({ codePath: new URL('./workflow-bundle.js', import.meta.url).pathname }));
