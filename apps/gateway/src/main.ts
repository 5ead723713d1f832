import 'reflect-metadata';
import { runProcess } from '@heatline/service';
import { runGateway } from './run-gateway';

await runProcess('gateway', (signal) => runGateway(process.env, signal));
