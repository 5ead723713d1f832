import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cyclesIn, importGraph } from './import-graph';

const root = resolve(import.meta.dirname, '../..');

describe('The workspace', () => {
  it('has no import cycle', () => {
    const graph = importGraph(root, ['apps', 'libs', 'workflows', 'tools']);
    expect(graph.size).toBeGreaterThan(100);
    expect(cyclesIn(graph)).toEqual([]);
  });
});

describe('The search for cycles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cycles-'));
    mkdirSync(join(folder, 'src/deep'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds a ring through type imports and folders', () => {
    writeFileSync(join(folder, 'src/a.ts'), `import { b } from './deep/b';`);
    writeFileSync(join(folder, 'src/deep/b.ts'), `export { c } from './c';`);
    writeFileSync(join(folder, 'src/deep/c.ts'), `import type { A } from '../a';`);
    const [ring] = cyclesIn(importGraph(folder, ['src']));
    expect([...ring!].sort()).toEqual(['src/a.ts', 'src/deep/b.ts', 'src/deep/c.ts']);
  });

  it('lets two files import the same third one', () => {
    writeFileSync(join(folder, 'src/a.ts'), `import './c'; import './b';`);
    writeFileSync(join(folder, 'src/b.ts'), `import './c';`);
    writeFileSync(join(folder, 'src/c.ts'), `import { readFileSync } from 'node:fs';`);
    expect(cyclesIn(importGraph(folder, ['src']))).toEqual([]);
  });
});
