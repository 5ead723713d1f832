import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, posix } from 'node:path';

const notOurs = new Set(['node_modules', 'dist', 'tmp', '.git', '.nx', '.heatline', '.angular']);

/** All files of the workspace and the folders that hold them, as paths below its root. */
export function treeOf(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue;
      const path = posix.join(folder, entry.name);
      const before = found.length;
      if (entry.isDirectory()) walk(path);
      if (!entry.isDirectory() || found.length > before) found.push(path);
    }
  };
  walk('');
  return found;
}

/** What a document names in code or as a link that looks like a file or folder of the workspace. Examples in blocks and addresses do not count. */
export function namedPaths(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const named = [...prose.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`|\]\(([^)#:]+)\)/g)].map(
    ([, code, link]) => link ?? code!,
  );
  return named.filter((path) => path.includes('/') || /\.(ts|mjs|css|scss|html|md|yml|yaml)$/.test(path));
}

/** Made when it runs, or an ending or name that stands for many files. */
const isMade = (path: string): boolean =>
  /^(\.heatline|dist|node_modules|logs)\/|^x\.|^-|^\.\w+\.ts$|^(\.int)?\.spec\.ts$/.test(path);

/** What a document names that is not there: neither from its own folder or its sources, nor from the root, nor, for a name alone, anywhere. */
export function missingIn(document: string, text: string, tree: readonly string[]): string[] {
  const here = dirname(document);
  const known = new Set(tree);
  const isThere = (path: string) =>
    ['', here, join(here, 'src'), join(here, 'src/app')].some((base) =>
      known.has(normalize(join(base, path)).replace(/\/$/, '')),
    ) || tree.some((file) => file.endsWith(`/${path.replace(/\/$/, '')}`));
  return namedPaths(text).filter((path) => !isMade(path) && !isThere(path));
}

/** Folders of a project's sources that its README does not name. */
export function unnamedFolders(project: string, tree: readonly string[], root: string): string[] {
  const sources = ['src/app', 'src', ''].map((part) => join(project, part)).find((folder) => tree.includes(folder))!;
  const readme = readFileSync(join(root, project, 'README.md'), 'utf8');
  const inner = tree
    .filter((path) => dirname(path) === sources && !/\.\w+$/.test(path))
    .map((path) => path.slice(sources.length + 1));
  return inner.filter((name) => !['migrations', 'testing'].includes(name) && !readme.includes(`${name}/`));
}
