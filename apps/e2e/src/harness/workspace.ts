import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Api } from './api';
import { stack } from './stack';

const script = `
  import { addWorkspace } from './tools/stack/add-workspace.mjs';
  const [facts, name] = JSON.parse(process.env.ARGUMENTS);
  console.log(JSON.stringify(await addWorkspace(facts, name)));`;

/** The API of a workspace that nobody else has: tests share one system and never a workspace. */
export async function newWorkspace(name: string): Promise<Api & { workspaceId: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: { ...process.env, NODE_OPTIONS: '', ARGUMENTS: JSON.stringify([stack(), `${name} ${Date.now()}`]) },
  });
  const { apiKey, workspaceId } = JSON.parse(stdout) as { apiKey: string; workspaceId: string };
  return Object.assign(new Api(apiKey), { workspaceId });
}
