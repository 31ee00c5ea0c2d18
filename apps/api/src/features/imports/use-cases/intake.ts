import type { NumberLocale } from '@picolo/contracts';
import { readHeader, type Header, type Place } from '../domain/header.js';
import { lineError, type LineError } from '../domain/line-error.js';
import { readLine, type StagedLine } from '../domain/read-line.js';
import type { Layout } from '../persistence/import-runs.repository.js';

/** Lines of one file. */
const most = 200_000;

export interface Batch {
  readonly lines: readonly StagedLine[];
  readonly errors: readonly LineError[];
}

/** What one pass over a file has found so far; it keeps no more than what was not drained yet. */
export class Intake {
  readBytes = 0;
  lineCount = 0;
  errorCount = 0;
  /** Nothing after this can be read: the header is wrong, or the file is too long. */
  ended = false;
  private header: Header | null = null;
  private lines: StagedLine[] = [];
  private errors: LineError[] = [];
  private readonly locale: NumberLocale;

  constructor(
    private readonly format: Pick<Layout, 'encoding' | 'separator'>,
    private readonly places: readonly Place[],
  ) {
    this.locale = format.separator === ',' ? 'en' : 'fr';
  }

  /** Null until a header came that has what is needed. */
  get layout(): Layout | null {
    if (this.header === null || this.header.errors.length > 0) return null;
    const { targets } = this.header;
    return {
      ...this.format,
      columns: targets.flatMap((target) => (target.kind === 'column' ? [target.column] : [])),
      locations: targets.flatMap((target) => (target.kind === 'level' ? [target.place.name] : [])),
      ignored: targets.flatMap((target) => (target.kind === 'ignored' && target.name !== '' ? [target.name] : [])),
    };
  }

  take(line: number, cells: readonly string[]): void {
    if (this.header === null) {
      this.header = readHeader(cells, this.places);
      this.header.errors.forEach((error) => {
        this.refuse(error);
      });
      this.ended = this.header.errors.length > 0;
      return;
    }
    this.lineCount += 1;
    const { staged, errors } = readLine(line, cells, this.header.targets, this.locale);
    if (staged !== null) this.lines.push(staged);
    errors.forEach((error) => {
      this.refuse(error);
    });
    if (this.lineCount <= most) return;
    this.refuse(lineError(line, null, 'tooManyLines', null, { most }));
    this.ended = true;
  }

  refuse(error: LineError): void {
    this.errors.push(error);
    this.errorCount += 1;
  }

  /** The file is at its end. */
  end(): void {
    if (this.lineCount === 0 && this.errorCount === 0) this.refuse(lineError(1, null, 'noLines'));
  }

  /** What was read since the last time. */
  drain(): Batch {
    const { lines, errors } = this;
    this.lines = [];
    this.errors = [];
    return { lines, errors };
  }
}
