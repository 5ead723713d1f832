import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

const root = process.env.HEATLINE_DATA ?? join(import.meta.dirname, '../../../../../../shared/data');

/** Tests on a data set; where the folder is not, one skipped test says so, and nothing is read: a skipped `describe` would still run its body. */
export const withData =
  (name: string) =>
  (title: string, tests: () => void): void => {
    if (existsSync(join(root, name))) describe(title, tests);
    else describe(title, () => it.skip(`needs the data set ${name}`, () => {}));
  };

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Rows of a CSV file with quotes and an optional BOM; without a header, columns are numbered. */
export function readCsv(path: string, hasHeader = true): Record<string, string>[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cells);
  const header = hasHeader ? (rows.shift() ?? []) : rows[0].map((_, column) => String(column));
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}

function cells(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])
    .slice(0, line.endsWith(',') ? undefined : -1)
    .map((cell) => cell.replace(/,$/, ''))
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

/** `2024-03-20 19:38:38` or an instant, in UTC. */
export const secondsOf = (text: string): number =>
  Date.parse(/Z$/.test(text) ? text : `${text.replace(' ', 'T')}Z`) / 1_000;
