import { resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';

let bundle: Promise<WorkflowBundle> | undefined;

/** The real bundle of all workflows, made once per test file. */
export const workflowBundle = (): Promise<WorkflowBundle> =>
  (bundle ??= bundleWorkflowCode({
    workflowsPath: resolve(import.meta.dirname, '../src/index.ts'),
    logger: new DefaultLogger('WARN'),
  }));
