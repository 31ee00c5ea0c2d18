import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Locale, PrintJournalQuery as Filter } from '@picolo/contracts';
import { csvMoment, csvStream, type CsvCell } from '@picolo/server/csv';
import { SettingsFacade } from '../../settings/index.js';
import { journalHeadings, kindWords, proofWords, statusWords } from '../documents/journal-words.js';
import { PrintJobsQuery } from './print-jobs.query.js';

/** The filtered list of prints as a file, newest first, read and written page by page. */
@Injectable()
export class PrintJournalQuery {
  constructor(
    private readonly jobs: PrintJobsQuery,
    private readonly settings: SettingsFacade,
  ) {}

  async csv({ locale = 'fr', ...filter }: Filter): Promise<Readable> {
    const zone = await this.settings.timeZone();
    return csvStream(this.rows(filter, locale, zone), { locale, headings: journalHeadings[locale] });
  }

  private async *rows(filter: Filter, locale: Locale, zone: string): AsyncGenerator<readonly CsvCell[]> {
    const when = csvMoment(locale, zone);
    for await (const job of this.jobs.every(filter)) {
      yield [
        ...[job.id, when(job.createdAt), kindWords[locale][job.kind], job.title, job.number, job.printerName],
        ...[statusWords[locale][job.status], when(job.updatedAt)],
        ...[job.proof === null ? null : proofWords[locale][job.proof], job.reason],
        ...[job.attempt, job.duplicateOf, job.uuid],
      ];
    }
  }
}
