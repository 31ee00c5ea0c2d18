import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Locale } from '@picolo/contracts';

/** Text, a number, or nothing. Numbers bear the decimal sign of the language. */
export type CsvCell = string | number | null;

export interface CsvFormat {
  /** `fr`: semicolons and decimal commas, as the French Excel opens them. `en`: commas and points. */
  readonly locale: Locale;
  readonly headings: readonly string[];
}

const byteOrderMark = '\uFEFF';
/** What a spreadsheet would run as a formula when a cell begins with it (CSV injection, OWASP). */
const formulaStart = /^[=+\-@\t\r]/u;

/** A text that a spreadsheet shows as it is. */
export const harmless = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const cell = (value: CsvCell, locale: Locale): string => {
  if (value === null) return '';
  if (typeof value === 'string') return harmless(value);
  return locale === 'fr' ? String(value).replace('.', ',') : String(value);
};

/**
 * Rows as a CSV file in UTF-8 with its mark, written while they are read: memory does not grow with the number of rows, and
 * a slow reader slows the source down. What `rows` throws ends the stream with that error.
 */
export const csvStream = (rows: AsyncIterable<readonly CsvCell[]>, { locale, headings }: CsvFormat): Readable => {
  const written = async function* (): AsyncGenerator<readonly string[]> {
    yield headings.map(harmless);
    for await (const row of rows) yield row.map((value) => cell(value, locale));
  };
  const text = stringify({ delimiter: locale === 'fr' ? ';' : ',', record_delimiter: 'windows', bom: false });
  const source = Readable.from(written());
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  text.push(byteOrderMark);
  return source.pipe(text);
};
