import { Controller, Headers, Param, Query, type StreamableFile } from '@nestjs/common';
import {
  applyImport,
  cancelImport,
  exportProducts,
  getImport,
  importErrorsFile,
  listImportChanges,
  listImportErrors,
  listImports,
  startImport,
  type ImportChangeView,
  type ImportErrorView,
  type ImportView,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { Uploaded, type ReceivedFile } from '@picolo/server/files';
import { IdParam, ListQueryDto, localeOf } from '@picolo/server/http';
import { ImportsQuery } from '../queries/imports.query.js';
import { ProductExportQuery } from '../queries/product-export.query.js';
import { CancelImport } from '../use-cases/cancel-import.use-case.js';
import { ConfirmImport } from '../use-cases/confirm-import.use-case.js';
import { StartImport } from '../use-cases/start-import.use-case.js';
import { csvAnswer } from './csv-answer.js';
import { CsvFileQueryDto } from './imports.dto.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsQuery,
    private readonly exports: ProductExportQuery,
    private readonly startOne: StartImport,
    private readonly confirm: ConfirmImport,
    private readonly cancelOne: CancelImport,
  ) {}

  @Serves(startImport)
  start(@CurrentActor() actor: Actor, @Uploaded() file: ReceivedFile): Promise<ImportView> {
    return this.startOne.execute(actor, file);
  }

  @Serves(listImports)
  list(@Query() query: ListQueryDto): Promise<Page<ImportView>> {
    return this.imports.page(query);
  }

  @Serves(getImport)
  one(@Param() { id }: IdParam): Promise<ImportView> {
    return this.imports.byId(id);
  }

  @Serves(listImportErrors)
  errors(
    @Param() { id }: IdParam,
    @Query() query: ListQueryDto,
    @Headers('accept-language') language: string | undefined,
  ): Promise<Page<ImportErrorView>> {
    return this.imports.errors(id, query, localeOf(language));
  }

  @Serves(importErrorsFile)
  async errorsFile(
    @Param() { id }: IdParam,
    @Query() { language }: CsvFileQueryDto,
    @Headers('accept-language') spoken: string | undefined,
  ): Promise<StreamableFile> {
    await this.imports.run(id);
    const name = `picolo-import-${String(id)}.csv`;
    return csvAnswer(this.imports.errorLines(id, language ?? localeOf(spoken)), name);
  }

  @Serves(listImportChanges)
  changes(@Param() { id }: IdParam, @Query() query: ListQueryDto): Promise<Page<ImportChangeView>> {
    return this.imports.changes(id, query);
  }

  @Serves(applyImport)
  apply(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ImportView> {
    return this.confirm.execute(actor, id);
  }

  @Serves(cancelImport)
  cancel(@Param() { id }: IdParam): Promise<ImportView> {
    return this.cancelOne.execute(id);
  }

  @Serves(exportProducts)
  products(
    @Query() { language }: CsvFileQueryDto,
    @Headers('accept-language') spoken: string | undefined,
  ): StreamableFile {
    return csvAnswer(this.exports.lines(language ?? localeOf(spoken)), 'picolo-products.csv');
  }
}
