import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

/**
 * Keeps the history of a scenario, which later code must still replay. Written only when RECORD_HISTORIES is set:
 * a recording replaces the proof that runs already in flight go on, so it needs a reason.
 */
export async function recordHistory(handle: WorkflowHandle, workflow: string, path: string): Promise<void> {
  if (!process.env['RECORD_HISTORIES']) return;
  const folder = resolve(import.meta.dirname, '..', workflow, 'histories');
  await mkdir(folder, { recursive: true });
  const history: unknown = JSON.parse(historyToJSON(await handle.fetchHistory()), withoutPlace);
  await writeFile(resolve(folder, `${path}.json`), `${JSON.stringify(history, null, 1)}\n`);
}

/** Replay needs neither the machine nor the folders in which it was recorded. */
function withoutPlace(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorded';
  if (key === 'stackTrace') return '';
  // Names of sticky queues begin with the process and the machine.
  if (typeof value === 'string' && /^\d+@/.test(value)) return 'recorded';
  return value;
}
