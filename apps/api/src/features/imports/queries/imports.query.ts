import { Injectable } from '@nestjs/common';
import {
  byteOrderMark,
  csvLine,
  csvSeparator,
  DomainError,
  safeCell,
  type ImportChangeView,
  type ImportErrorView,
  type ImportView,
  type ListQuery,
  type Locale,
  type Page,
} from '@picolo/contracts';
import { pageLimit, pageOf, readCursor, readIdCursor } from '@picolo/server/db';
import { CatalogueImports } from '../../catalogue/index.js';
import { presentError, presentImport } from '../imports.presenter.js';
import { ImportRunsRepository, type ImportRun } from '../persistence/import-runs.repository.js';
import { StagingRepository } from '../persistence/staging.repository.js';
import { errorHeader } from '../words.js';

/** Errors read at once for the file of errors. */
const batch = 1000;

@Injectable()
export class ImportsQuery {
  constructor(
    private readonly runs: ImportRunsRepository,
    private readonly staging: StagingRepository,
    private readonly catalogue: CatalogueImports,
  ) {}

  async page(query: ListQuery): Promise<Page<ImportView>> {
    const limit = pageLimit(query.limit);
    const rows = await this.runs.page(readIdCursor(query.cursor), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], presentImport);
  }

  async byId(id: number): Promise<ImportView> {
    return presentImport(await this.run(id));
  }

  async errors(id: number, query: ListQuery, locale: Locale): Promise<Page<ImportErrorView>> {
    await this.run(id);
    const limit = pageLimit(query.limit);
    const rows = await this.staging.errors(id, errorCursor(query.cursor), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.line, row.id],
      (row) => presentError(row, locale),
    );
  }

  /** All errors as lines of a CSV file, a batch at a time. */
  async *errorLines(id: number, locale: Locale): AsyncGenerator<string> {
    const separator = csvSeparator(locale);
    yield byteOrderMark + csvLine(errorHeader[locale], separator);
    let after: readonly [number, number] = [0, 0];
    for (;;) {
      const rows = await this.staging.errors(id, after, batch);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = [last.line, last.id];
      const views = rows.map((row) => presentError(row, locale));
      yield views
        .map(({ line, column, value, reason }) => {
          const cells = [String(line), column ?? '', value ?? '', reason];
          return csvLine(cells.map(safeCell), separator);
        })
        .join('');
    }
  }

  async changes(id: number, query: ListQuery): Promise<Page<ImportChangeView>> {
    const run = await this.run(id);
    if (run.state !== 'ready' || run.layout === null) return { items: [], nextCursor: null };
    const limit = pageLimit(query.limit);
    const after = readIdCursor(query.cursor) ?? 0;
    const rows = await this.catalogue.changes(id, run.layout.columns, after, limit + 1);
    return pageOf(
      rows,
      limit,
      ({ line }) => [line],
      (row) => row,
    );
  }

  /** Throws IMPORTS.NOT_FOUND. */
  async run(id: number): Promise<ImportRun> {
    const run = await this.runs.byId(id);
    if (run === null) throw new DomainError('IMPORTS.NOT_FOUND');
    return run;
  }
}

const errorCursor = (cursor: string | undefined): readonly [number, number] => {
  if (cursor === undefined) return [0, 0];
  const [line, id] = readCursor(cursor, 2).map(Number);
  return [whole(line), whole(id)];
};

const whole = (value: number | undefined): number => (Number.isSafeInteger(value) ? (value ?? 0) : 0);
