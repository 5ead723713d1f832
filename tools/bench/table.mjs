import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Lines of `| what | measured | target | |`; a missed target says so. */
export const tableOf = (rows) =>
  [
    '| what | measured | target | |',
    '| --- | ---: | ---: | --- |',
    ...rows.map(
      ({ what, measured, target = '', met }) =>
        `| ${what} | ${measured} | ${target} | ${met === undefined ? '' : met ? 'met' : '**missed**'} |`,
    ),
  ].join('\n');

const mark = '<!-- written by npm run bench -->';

/** Replaces what an earlier run wrote and keeps the words around it. */
export function keep(file, rows, { leads, events }) {
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const text = `${mark}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}, everything on one machine, ${leads.toLocaleString('en')} leads, ${events.toLocaleString('en')} events.\n\n${tableOf(rows)}\n\n${mark}`;
  const old = readFileSync(file, 'utf8');
  const [before, , after] = old.split(mark);
  writeFileSync(file, `${before}${text}${after ?? '\n'}`);
}
