import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Which file imports which, as paths below the root. Only files of the workspace. */
export type ImportGraph = Map<string, string[]>;

const isSource = (name: string) => /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts');

/** All sources below these folders, with what they import: type imports and lazy ones too, since both tie files together for a reader. */
export function importGraph(root: string, folders: string[]): ImportGraph {
  const graph: ImportGraph = new Map();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !isSource(entry.name) || /\/(node_modules|dist)\//.test(file)) continue;
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
      const found = importedFiles
        .map(({ fileName }) => resolveImport(root, file, fileName))
        .filter((target) => target !== undefined);
      graph.set(
        relative(root, file),
        found.map((target) => relative(root, target)),
      );
    }
  }
  return graph;
}

function resolveImport(root: string, from: string, name: string): string | undefined {
  if (name.startsWith('.')) return asFile(join(dirname(from), name));
  const [, lib, entry] = /^@heatline\/([\w-]+)(?:\/(.+))?$/.exec(name) ?? [];
  if (!lib) return undefined;
  const folder = lib === 'workflows' ? join(root, lib) : join(root, 'libs', lib);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = exports[entry ? `./${entry}` : '.'];
  return target && asFile(join(folder, target));
}

const asFile = (path: string) =>
  [path, `${path}.ts`, `${path}.mjs`, join(path, 'index.ts')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );

/** The cycles of a graph, each as the files that import each other in a ring (Tarjan's strongly connected components). */
export function cyclesIn(graph: ImportGraph): string[][] {
  const cycles: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];

  const visit = (file: string) => {
    order.set(file, order.size);
    low.set(file, order.get(file)!);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== order.get(file)) return;
    const component = open.splice(open.indexOf(file));
    if (component.length > 1 || graph.get(file)?.includes(file)) cycles.push(component);
  };

  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
