import type { DynamicModule } from '@nestjs/common';
import type { ServiceDefinition } from '@heatline/service';
import { bundleToken, type WorkflowCode, WorkflowHost } from './workflow-host';

/** The process that hosts the code of all workflows, on the queue `orchestration`, and nothing else. */
export const workerService = (code: WorkflowCode, environment: NodeJS.ProcessEnv = process.env): ServiceDefinition => ({
  name: 'worker',
  module: workerModule(code, environment),
});

const workerModule = (code: WorkflowCode, environment: NodeJS.ProcessEnv): DynamicModule => ({
  module: class WorkerModule {},
  providers: [WorkflowHost, { provide: bundleToken, useValue: { code, environment } }],
});
