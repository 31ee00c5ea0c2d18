/** Spreadsheets run a cell that begins like this as a formula. */
const formula = /^[=+\-@\t\r]/u;

/** A text as a cell that no spreadsheet runs: an apostrophe stands before what would be a formula. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The reverse of `safeCell`, for files that come back. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells as one line of a CSV file (RFC 4180), its line end included. Texts go through `safeCell` first. */
export const csvLine = (cells: readonly string[], separator: ';' | ','): string =>
  `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;

/** What a spreadsheet of that language expects between cells: French writes decimals with a comma. */
export const csvSeparator = (language: 'fr' | 'en'): ';' | ',' => (language === 'fr' ? ';' : ',');

/** Without this mark, spreadsheets read UTF-8 as something else. */
export const byteOrderMark = '\ufeff';
