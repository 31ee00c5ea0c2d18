import { parse } from 'csv-parse/sync';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { csvStream, type CsvCell } from './csv-stream.js';

const rows = async function* (cells: readonly (readonly CsvCell[])[]): AsyncGenerator<readonly CsvCell[]> {
  for (const row of cells) yield await Promise.resolve(row);
};
/** With its mark, which readers of text drop. */
const text = async (stream: Readable): Promise<string> => (await buffer(stream)).toString('utf8');
const french = { locale: 'fr', headings: ['Numéro', 'Total'] } as const;

describe('CSV files', () => {
  it('OR-6 opens in a French Excel: mark, semicolons, decimal comma', async () => {
    expect(await text(csvStream(rows([['CMD-000001', 1234.5]]), french))).toBe(
      '\uFEFFNuméro;Total\r\nCMD-000001;1234,5\r\n',
    );
  });

  it('OR-6 English has commas and points', async () => {
    const english = { locale: 'en', headings: ['Number', 'Total'] } as const;
    expect(await text(csvStream(rows([['a, b', 1.25]]), english))).toBe('\uFEFFNumber,Total\r\n"a, b",1.25\r\n');
  });

  it('SE-3 no cell is a formula', async () => {
    const evil = ['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', '\rx'];
    const file = await text(csvStream(rows(evil.map((value) => [value, -1])), french));
    const read: string[][] = parse(file, { delimiter: ';', bom: true, from_line: 2 });
    expect(read.map(([first]) => first)).toEqual(evil.map((value) => `'${value}`));
    expect(read.map(([, second]) => second)).toEqual(evil.map(() => '-1'));
  });

  it('OR-6 quotes and line breaks survive, an empty file has its headings', async () => {
    const value = 'dit « "oui" »;\nvraiment';
    const file = await text(csvStream(rows([[value, null]]), french));
    expect(parse(file, { delimiter: ';', bom: true, from_line: 2 })).toEqual([[value, '']]);
    expect(await text(csvStream(rows([]), french))).toBe('\uFEFFNuméro;Total\r\n');
  });

  it('OR-6 rows are read while they are written, and no faster than they are taken', async () => {
    let read = 0;
    const many = async function* (): AsyncGenerator<readonly CsvCell[]> {
      for (; read < 100_000; read += 1) yield await Promise.resolve([`CMD-${String(read)}`, read]);
    };
    const stream = csvStream(many(), french);
    for await (const chunk of stream) {
      expect(String(chunk).length).toBeGreaterThan(0);
      break;
    }
    expect(read).toBeLessThan(5_000);
  });
});
