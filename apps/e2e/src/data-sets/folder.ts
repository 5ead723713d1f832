import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Public data sets that are not part of the repository: where they are absent, their tests are skipped and say so. */
const folder = resolve(process.env['HEATLINE_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data'));

export const hasDataSet = (name: string): boolean => existsSync(join(folder, name, 'README.md'));

export const readText = (file: string): string => readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');

export const readJson = <T>(file: string): T => JSON.parse(readText(file)) as T;

/** Rows of a file whose cells hold no line breaks, quotes allowed, by column name (or by position without a header). */
export function readRows(file: string, header?: string[]): Record<string, string>[] {
  const lines = readText(file).split(/\r?\n/).filter(Boolean);
  const names = header ?? cells(lines.shift() ?? '');
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? String(i), cell])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}
