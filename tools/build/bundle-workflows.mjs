// Bundles the workflow code at build time, so that a worker starts without webpack.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const out = process.argv[2] ?? 'dist/apps/worker/workflow-bundle.js';
const { code } = await bundleWorkflowCode({ workflowsPath: resolve('workflows/src/index.ts') });
await mkdir(dirname(out), { recursive: true });
await writeFile(out, code);
