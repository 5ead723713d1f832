import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentOf } from '../stack/environment.mjs';
import { readJson } from '../stack/files.mjs';
import { dataFolder, root } from '../stack/paths.mjs';
import { say } from '../stack/say.mjs';

const facts = readJson(join(dataFolder(), 'stack.json'));
if (!facts) {
  say('Nothing runs here: start Heatline first (npm start), then verify its scores.');
  process.exit(1);
}
const stack = { ...facts, folder: facts.dataFolder, root, port: 0, publicUrl: facts.console };
const env = {
  ...environmentOf('scoring', stack),
  ...(process.env.VERIFY_SCORES && { VERIFY_SCORES: process.env.VERIFY_SCORES }),
};
const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/scoring/verify.mjs')], {
  env,
  stdio: 'inherit',
});
child.once('exit', (code) => process.exit(code ?? 1));
