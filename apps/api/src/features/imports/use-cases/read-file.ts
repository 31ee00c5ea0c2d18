import { Transform, type Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { EncodingDetector, separatorOf, type Encoding } from '../domain/text-format.js';

/** One record of the file: its cells, and the line that it begins on. */
export interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Characters of one record, all its cells together; what is longer is no list of products. */
const longestRecord = 100_000;

/** What csv-parse could not read, with the line. */
export class UnreadableCsv extends Error {
  constructor(readonly line: number) {
    super(`line ${String(line)} is no CSV`);
    this.name = 'UnreadableCsv';
  }
}

/** Reads the whole file once: only then is it known how it is written. Memory: one chunk. */
export const detectFormat = async (
  open: () => Readable,
): Promise<{ encoding: Encoding; separator: ';' | ',' | '\t' }> => {
  const detector = new EncodingDetector();
  let head = Buffer.alloc(0);
  for await (const chunk of open() as AsyncIterable<Buffer>) {
    detector.push(chunk);
    if (head.length < 16_384) head = Buffer.concat([head, chunk.subarray(0, 16_384)]);
  }
  const [firstLine = ''] = head.toString('latin1').split(/\r?\n|\r/u, 1);
  return { encoding: detector.end(), separator: separatorOf(firstLine) };
};

const decode = (encoding: Encoding, onBytes: (bytes: number) => void): Transform => {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? 'windows-1252' : 'utf-8');
  return new Transform({
    readableObjectMode: false,
    transform(chunk: Buffer, _encoding, next) {
      onBytes(chunk.length);
      next(null, decoder.decode(chunk, { stream: true }));
    },
    flush(next) {
      next(null, decoder.decode());
    },
  });
};

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The records one after another; the file is never in memory as a whole. Throws UnreadableCsv. */
export async function* readRecords(
  bytes: Readable,
  format: { readonly encoding: Encoding; readonly separator: string },
  onBytes: (bytes: number) => void,
): AsyncGenerator<Record> {
  const parser = parse({
    delimiter: format.separator,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  const text = decode(format.encoding, onBytes);
  bytes.on('error', (error) => parser.destroy(error));
  text.on('error', (error) => parser.destroy(error));
  bytes.pipe(text).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const breaks = record.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/u).length - 1, 0);
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (error) {
    const lines = error instanceof Error && 'lines' in error ? Number(error.lines) : 0;
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new UnreadableCsv(lines);
    }
    throw error;
  } finally {
    bytes.destroy();
    text.destroy();
    parser.destroy();
  }
}
