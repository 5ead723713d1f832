/** What spreadsheets take for the begin of a formula. Apostrophes before it count, so that none is lost when they are taken away. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const special = /[",\r\n]|^[ \t]|[ \t]$/;

/** A text that somebody has written, as a cell: never run by a spreadsheet, read back by taking one apostrophe away. */
export const textCell = (text: string | null): string => {
  if (text === null || text === '') return '';
  return quoted(formula.test(text) ? `'${text}` : text);
};

/** As a program reads it. */
const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvLine = (cells: string[]): string => `${cells.join(',')}\r\n`;

/** The text that `textCell` made harmless, as it was written. */
export const plainText = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

export const byteOrderMark = '\uFEFF';
