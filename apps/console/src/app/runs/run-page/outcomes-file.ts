import { type BulkItem, csvLine, textCell } from '@heatline/contracts';

/** What became of each lead, as a table for spreadsheets. A name that a spreadsheet would take for a formula is kept from it. */
export const outcomesFile = (items: readonly BulkItem[]): string =>
  [['lead id', 'name', 'outcome'], ...items.map(({ leadId, name, outcome }) => [leadId, textCell(name ?? ''), outcome])]
    .map(csvLine)
    .join('');
