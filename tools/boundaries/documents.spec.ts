import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { missingIn, treeOf, unnamedFolders } from './documents';

const root = resolve(import.meta.dirname, '../..');
const tree = treeOf(root);
const projects = ['gateway', 'identity', 'leads', 'scoring', 'console', 'e2e'].map((app) => `apps/${app}`);
const libs = ['contracts', 'database', 'messaging', 'service', 'scoring-engine'].map((lib) => `libs/${lib}`);

describe('documents', () => {
  it('name files and folders that are there', () => {
    const documents = tree.filter((path) => path.endsWith('.md'));
    expect(documents.length).toBeGreaterThan(20);
    const missing = documents.flatMap((document) =>
      missingIn(document, readFileSync(join(root, document), 'utf8'), tree).map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('are caught when they name what is not there', () => {
    const text =
      'See `lists/`, `tools/stack/ports.mjs`, `lists/of-yesterday.ts`, [this](docs/gone.md) and `logs/all.txt`.';
    expect(missingIn('apps/leads/README.md', text, tree)).toEqual(['lists/of-yesterday.ts', 'docs/gone.md']);
  });

  it.each([...projects, ...libs, 'tools'])('name every folder of %s', (project) => {
    expect(unnamedFolders(project, tree, root)).toEqual([]);
  });

  it('are caught when they leave a folder out', () => {
    const more = [...tree, 'apps/leads/src/forgotten'];
    expect(unnamedFolders('apps/leads', more, root)).toEqual(['forgotten']);
  });
});
