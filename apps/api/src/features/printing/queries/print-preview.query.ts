import { Injectable } from '@nestjs/common';
import { DomainError, ticketMediaType, type Ticket } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { textSvg, ticketSvg } from '../documents/ticket-svg.js';
import { PrintJobsRepository } from '../persistence/print-jobs.repository.js';

/** What a job looks like on a receipt printer. */
@Injectable()
export class PrintPreviewQuery {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
  ) {}

  /** An SVG picture. Throws PRINTING.JOB_NOT_FOUND, PRINTING.NO_PREVIEW for what is a PDF. */
  async svg(id: number): Promise<string> {
    const [document, bytes] = await this.db.tx(async (tx) => [
      await this.jobs.document(tx, id),
      await this.jobs.bytes(tx, id),
    ]);
    if (document === null || bytes === null) throw new DomainError('PRINTING.JOB_NOT_FOUND');
    if (document.mediaType === 'application/pdf') throw new DomainError('PRINTING.NO_PREVIEW');
    const text = new TextDecoder().decode(bytes);
    return document.mediaType === ticketMediaType ? ticketSvg(JSON.parse(text) as Ticket) : textSvg(text);
  }
}
