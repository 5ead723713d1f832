import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addWorkspace } from '../stack/add-workspace.mjs';
import { generate } from './generate.mjs';

const fileOf = (folder) => join(folder, 'bench.json');

/** What an earlier run with --keep has left; undefined = nothing, or other data than is wanted. */
export function keptWorkspace(folder, leads) {
  if (!existsSync(fileOf(folder))) return undefined;
  const kept = JSON.parse(readFileSync(fileOf(folder), 'utf8'));
  return kept.leads === leads ? kept : undefined;
}

/** For the next run with --keep. `variant` is the definition in force: scores change only under another one. */
export const rememberWorkspace = (folder, workspace) =>
  writeFileSync(fileOf(folder), JSON.stringify(workspace, null, 2), { mode: 0o600 });

/**
 * A workspace full of leads and events, and a model that has not been published.
 * @returns {Promise<{ workspaceId: string, apiKey: string, leads: number, events: number, busiest: string }>}
 */
export async function makeWorkspace(facts, { leads, note }) {
  const { workspaceId, apiKey } = await addWorkspace(facts, 'Bench');
  const made = await generate({
    url: facts.databaseUrl,
    workspaceId,
    leads,
    say: (line) => note(`generating ${line}`),
  });
  return { workspaceId, apiKey, ...made };
}
