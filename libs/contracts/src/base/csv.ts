/** What a spreadsheet begins a formula with, as wide letters too. */
const sign = '[=+\\-@＝＋－＠]';
/** Spaces of every kind, which some spreadsheets leave out. What ends a cell or a line is none: a run of it would be walked again and again. */
const space = '[^\\S\\t\\r\\n]';
/**
 * Before what spreadsheets take for a formula: at the beginning, and behind what ends a cell or a line in most of Europe, or when pasted. Such
 * a spreadsheet splits even there where there are quotes around it, as they stand in the middle of what it takes for a cell. A tab and the end
 * of a line are kept from the beginning whatever comes behind them. Apostrophes that are there count, so that none is lost when one is taken
 * away.
 */
const atBeginning = `(?='*[\\t\\r\\n]|(?:'|${space})*${sign})`;
const within = `(?=(?:["']|${space})*${sign})`;
const formulas = new RegExp(`^${atBeginning}|(?<=[;\\t\\r\\n])${within}`, 'g');
const harmless = new RegExp(`^'${atBeginning}|(?<=[;\\t\\r\\n])'${within}`, 'g');
const mayHoldFormula = new RegExp(`^(?:['\\s]|${sign})|[;\\t\\r\\n]`);
const special = /[",;\t\r\n]|^ | $/;

/** A text that somebody has written, as a cell of CSV: never run by a spreadsheet, read back by taking one apostrophe away before each formula. */
export const textCell = (text: string | null): string => {
  if (text === null || text === '') return '';
  return quoted(mayHoldFormula.test(text) ? text.replace(formulas, "'") : text);
};

/** As a program reads it. */
const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** The text that `textCell` made harmless, as it was written. */
export const plainText = (cell: string): string => cell.replace(harmless, '');

/** By which spreadsheets know that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';
