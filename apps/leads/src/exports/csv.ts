/**
 * Before what spreadsheets take for a formula: at the beginning, and behind what separates cells in most of Europe or when pasted. Such a
 * spreadsheet splits even there where there are quotes around it, as they stand in the middle of what it takes for a cell. Apostrophes
 * that are there count, so that none is lost when one is taken away.
 */
const formulas = /^(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t])(?=["']*[=+\-@＝＋－＠])/g;
const harmless = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;\t])'(?=["']*[=+\-@＝＋－＠])/g;
const mayHoldFormula = /^['=+\-@\t\r\n＝＋－＠]|[;\t]/;
const special = /[",;\t\r\n]|^ | $/;

/** A text that somebody has written, as a cell: never run by a spreadsheet, read back by taking one apostrophe away before each formula. */
export const textCell = (text: string | null): string => {
  if (text === null || text === '') return '';
  return quoted(mayHoldFormula.test(text) ? text.replace(formulas, "'") : text);
};

/** As a program reads it. */
const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvLine = (cells: string[]): string => `${cells.join(',')}\r\n`;

/** The text that `textCell` made harmless, as it was written. */
export const plainText = (cell: string): string => cell.replace(harmless, '');

export const byteOrderMark = '\uFEFF';
