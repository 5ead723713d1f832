import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lastLine } from './add-workspace.mjs';
import { environmentOf } from './environment.mjs';
import { readJson, writeJson } from './files.mjs';
import { elapsed } from './say.mjs';
import { secret } from './servers.mjs';

const run = promisify(execFile);

/**
 * Makes the demo workspace with its members, and fills it through the public API as any client would, unless that was done before.
 * @param {Parameters<typeof environmentOf>[1]} stack
 * @param {(line: string) => void} say
 * @returns {Promise<{ apiKey: string, signIn: { email: string, password: string } }>}
 */
export const demoWorkspace = async (stack, say) => {
  const file = join(stack.folder, 'demo.json');
  const kept = readJson(file);
  if (kept?.filled && kept.email && (await opens(stack.publicUrl, kept.apiKey))) return signInOf(stack, kept);
  const { apiKey, members } = await makeWorkspace(stack, kept?.apiKey);
  const email = members[0].email;
  // A key that had to be made anew is one of a new database.
  const filled = kept?.filled === true && apiKey === kept.apiKey;
  writeJson(file, { apiKey, email, filled });
  if (!filled && (await fill(stack, { apiKey, email }, say))) writeJson(file, { apiKey, email, filled: true });
  return signInOf(stack, { apiKey, email });
};

const signInOf = (stack, { apiKey, email }) => ({ apiKey, signIn: { email, password: password(stack) } });

const opens = async (url, apiKey) =>
  (await fetch(`${url}/api/models`, { headers: { authorization: `Bearer ${apiKey}` } })).ok;

/** Made at the first start, so that no two installations have the same. */
const password = ({ folder }) => secret(folder, 'demo').slice(0, 14);

const makeWorkspace = async (stack, apiKey) => {
  const script = join(stack.root, 'dist/apps/identity/seed.mjs');
  const { stdout } = await run(process.execPath, [script], {
    cwd: stack.root,
    env: {
      ...environmentOf('identity', stack),
      DEMO_PASSWORD: password(stack),
      ...(apiKey && { DEMO_API_KEY: apiKey }),
    },
  });
  return JSON.parse(lastLine(stdout));
};

const fill = async (stack, { apiKey, email }, say) => {
  const script = join(stack.root, 'tools/demo/seed.mjs');
  if (!existsSync(script)) return false;
  const startedAt = Date.now();
  say('  Filling the demo workspace …');
  try {
    const { seedDemo } = await import(script);
    const { signIn } = signInOf(stack, { apiKey, email });
    await seedDemo({ base: stack.publicUrl, key: apiKey, signIn, say: (line) => say(`    ${line}`) });
    say(`  Demo workspace filled in ${elapsed(startedAt)}`);
    return true;
  } catch (error) {
    // A workspace that is only half filled can be used; the next start goes on with it, as every fact has a key.
    say(`  The demo workspace could not be filled: ${error.message}`);
    return false;
  }
};
