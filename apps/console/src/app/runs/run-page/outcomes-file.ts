import type { BulkItem } from '@heatline/contracts';

/** What became of each lead, as a table for spreadsheets. A name that a spreadsheet would take for a formula is kept from it. */
export const outcomesFile = (items: readonly BulkItem[]): string =>
  ['lead id,name,outcome', ...items.map(({ leadId, name, outcome }) => [leadId, cell(name ?? ''), outcome].join(','))]
    .map((line) => `${line}\r\n`)
    .join('');

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
