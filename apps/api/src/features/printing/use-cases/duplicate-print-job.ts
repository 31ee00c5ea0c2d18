import { Injectable } from '@nestjs/common';
import { ticketMediaType, type KeptMediaType, type Ticket } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { stampPdf } from '../domain/pdf-stamp.js';
import { duplicateMark, stampText } from '../domain/text-document.js';
import { PrintJobsRepository, readOptions, type PrintJob } from '../persistence/print-jobs.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { SubmitPrintJob } from './submit-print-job.use-case.js';

/** Makes the linked copy of a job from the bytes that were frozen for it. */
@Injectable()
export class DuplicatePrintJob {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly submit: SubmitPrintJob,
    private readonly steps: PrintJobSteps,
  ) {}

  async execute(tx: Tx, actor: Actor, job: PrintJob): Promise<number> {
    const document = await this.jobs.document(tx, job.id);
    const original = await this.jobs.bytes(tx, job.id);
    if (document === null || original === null) throw new Error(`print job ${job.uuid} has no document`);
    const mediaType = document.mediaType as KeptMediaType;
    const { id } = await this.submit.execute(tx, {
      ...{ kind: job.kind, content: job.content, number: job.number, invoiceId: job.invoiceId, mediaType, actor },
      title: job.duplicateOf === null ? `${duplicateMark} – ${job.title}` : job.title,
      bytes: job.duplicateOf === null ? stamped(mediaType, original) : original,
      printerId: await this.printerOf(tx, job),
      duplicateOf: job.id,
      options: readOptions(job.options),
    });
    await this.steps.linked(tx, job);
    return id;
  }

  /** The same printer while there is one; the default printer when it is gone. */
  private async printerOf(tx: Tx, job: PrintJob): Promise<number | null> {
    return job.printerId !== null && (await this.submit.isUsable(tx, job.printerId)) ? job.printerId : null;
  }
}

const stamped = (mediaType: KeptMediaType, bytes: Uint8Array): Uint8Array => {
  if (mediaType === 'application/pdf') return stampPdf(bytes, duplicateMark);
  if (mediaType !== ticketMediaType) return stampText(bytes);
  const ticket = JSON.parse(new TextDecoder().decode(bytes)) as Ticket;
  return new TextEncoder().encode(JSON.stringify({ ...ticket, duplicate: true }));
};
