// Lints pieces of code as if they were files of the workspace, with the real configuration:
//   node lint-probes.mjs '[{"file": "apps/gateway/src/probe.ts", "code": "import …"}]'
// and prints the rules that each one breaks. A process of its own, as Nx reads the project graph only outside of Jest's sandbox.
import { resolve } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
// The rule reads the graph from a cache, which a fresh checkout has not got.
await createProjectGraphAsync({ exitOnError: true });

const eslint = new ESLint({ cwd: root });
const outcomes = [];
for (const { file, code } of JSON.parse(process.argv[2])) {
  const [{ messages }] = await eslint.lintText(code, { filePath: resolve(root, file) });
  outcomes.push(messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(outcomes));
process.exit(0);
