import { Injectable } from '@nestjs/common';
import { ticketMediaType, type KeptMediaType, type ReprintInput, type Ticket } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { checkCharacters } from '../domain/print-content.js';
import { checkPdf } from '../domain/print-forms.js';
import { checkOptions, namesAny } from '../domain/print-options.js';
import { stampPdf } from '../domain/pdf-stamp.js';
import { duplicateMark, stampText } from '../domain/text-document.js';
import { PrintJobsRepository, readOptions, readUsual, type PrintJob } from '../persistence/print-jobs.repository.js';
import { PrintTargetsRepository } from '../persistence/print-targets.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { SubmitPrintJob, type PrintOrder } from './submit-print-job.use-case.js';

/** Makes the linked copy of a job from the bytes that were frozen for it. */
@Injectable()
export class DuplicatePrintJob {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly submit: SubmitPrintJob,
    private readonly steps: PrintJobSteps,
    private readonly targets: PrintTargetsRepository,
  ) {}

  /**
   * Throws PRINTING.PRINTER_NOT_FOUND, PRINTING.PDF_NOT_SUPPORTED, PRINTING.CHARACTERS_NOT_PRINTABLE for a printer that was
   * chosen, or is not the job's own, PRINTING.…_NOT_SUPPORTED for options that were.
   */
  async execute(tx: Tx, actor: Actor, job: PrintJob, wishes: ReprintInput): Promise<number> {
    const document = await this.jobs.document(tx, job.id);
    const original = await this.jobs.bytes(tx, job.id);
    if (document === null || original === null) throw new Error(`print job ${job.uuid} has no document`);
    const mediaType = document.mediaType as KeptMediaType;
    const printerId = wishes.printerId ?? (await this.printerOf(tx, job));
    const options = await this.optionsOf(tx, job, wishes, { mediaType, printerId });
    const { id } = await this.submit.execute(tx, {
      ...{ kind: job.kind, content: job.content, number: job.number, invoiceId: job.invoiceId, mediaType, actor },
      title: job.duplicateOf === null ? `${duplicateMark} – ${job.title}` : job.title,
      bytes: job.duplicateOf === null ? stamped(mediaType, original) : original,
      ...{ printerId, duplicateOf: job.id, ...options },
    });
    await this.steps.linked(tx, job);
    return id;
  }

  /**
   * What was chosen for the copy; else the same again, on another printer as far as it offers that: one that was chosen, or
   * the default one since the job's own is gone.
   */
  private async optionsOf(
    tx: Tx,
    job: PrintJob,
    { printerId: chosen, ...wishes }: ReprintInput,
    { mediaType, printerId }: { readonly mediaType: KeptMediaType; readonly printerId: number | null },
  ): Promise<Pick<PrintOrder, 'options' | 'usually'>> {
    const targets = await this.targets.of(tx, job.kind, printerId);
    const isSame = printerId === job.printerId;
    const isAsBefore = chosen === undefined && isSame;
    if (!isAsBefore && mediaType === 'application/pdf') checkPdf(targets);
    if (!isAsBefore && job.content !== null) checkCharacters(job.content, targets);
    if (namesAny(wishes)) {
      checkOptions(wishes, targets);
      // Beside it what the route of its kind says, as for a print that is new.
      return { options: wishes };
    }
    const own = readOptions(job.options);
    const usual = readUsual(job.usualOptions)?.wished ?? null;
    if (isSame) return { options: own, usually: usual };
    return { options: null, usually: { ...usual, ...own } };
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
