import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { type ReplayError, Worker, type WorkflowBundle } from '@temporalio/worker';

export type RecordedHistory = ReturnType<typeof historyFromJSON>;

/** Recorded paths of a workflow: file name without `.json` → what is in it. */
export const recordedPaths = (workflow: string): string[] =>
  readdirSync(folderOf(workflow))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

export const readHistory = (workflow: string, path: string): RecordedHistory =>
  historyFromJSON(JSON.parse(readFileSync(resolve(folderOf(workflow), `${path}.json`), 'utf8')));

const folderOf = (workflow: string) => resolve(import.meta.dirname, '..', workflow, 'histories');

/** What today's code says to a history that was written by earlier code; undefined = it would do the same. */
export async function replay(
  workflowBundle: WorkflowBundle,
  history: RecordedHistory,
): Promise<ReplayError | undefined> {
  for await (const result of Worker.runReplayHistories({ workflowBundle }, [{ workflowId: 'replayed', history }]))
    return result.error;
  throw new Error('Nothing was replayed');
}
