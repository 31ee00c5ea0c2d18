import { Injectable } from '@nestjs/common';
import { ticketMediaType, type DashboardView, type Ticket } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { ticketSvg } from './documents/ticket-svg.js';
import { checkPdf } from './domain/print-forms.js';
import type { Doer } from './persistence/print-jobs.repository.js';
import { PrintTargetsRepository } from './persistence/print-targets.repository.js';
import { PrintFiguresQuery } from './queries/print-figures.query.js';
import { ForgetTickets } from './use-cases/forget-tickets.js';
import { SubmitOnce, type Idempotency } from './use-cases/submit-once.js';
import { SubmitPrintJob, type PrintOrder, type SubmittedPrintJob } from './use-cases/submit-print-job.use-case.js';

/** Paper for the other features: queued in their transaction, so that it is printed exactly if they commit. */
@Injectable()
export class PrintingFacade {
  constructor(
    private readonly submission: SubmitPrintJob,
    private readonly once: SubmitOnce,
    private readonly targets: PrintTargetsRepository,
    private readonly forgetting: ForgetTickets,
    private readonly counting: PrintFiguresQuery,
  ) {}

  /** The printers and what of them needs a person. */
  async figures(): Promise<NonNullable<DashboardView['printing']>> {
    return await this.counting.now();
  }

  async submit(tx: Tx, order: PrintOrder): Promise<SubmittedPrintJob> {
    return await this.submission.execute(tx, order);
  }

  /** The job that a person had queued with that key; null: none yet. Throws IDEMPOTENCY.DIFFERENT_BODY. */
  async submitted(doer: Doer, idempotency: Idempotency | null): Promise<number | null> {
    return await this.once.known(doer, idempotency);
  }

  /**
   * A PDF that somebody asks for, in a transaction of its own; the same key and body again are the same job. Throws
   * IDEMPOTENCY.DIFFERENT_BODY, PRINTING.PRINTER_NOT_FOUND, PRINTING.PDF_NOT_SUPPORTED.
   */
  async submitPdfOnce(order: Omit<PrintOrder, 'mediaType'> & { readonly actor: Doer }): Promise<number> {
    const { actor, idempotency = null, kind, printerId = null } = order;
    return await this.once.execute(actor, idempotency, async (tx) => {
      checkPdf(await this.targets.of(tx, kind, printerId));
      return (await this.submit(tx, { ...order, mediaType: 'application/pdf' })).id;
    });
  }

  /** The document of an invoice, on the default printer. */
  async submitInvoice(
    tx: Tx,
    invoice: { readonly invoiceId: number; readonly number: string; readonly pdf: Uint8Array },
  ): Promise<SubmittedPrintJob> {
    const { invoiceId, number, pdf } = invoice;
    return await this.submit(tx, {
      ...{ kind: 'invoice', title: number, mediaType: 'application/pdf', bytes: pdf, number, invoiceId },
    });
  }

  /** A ticket, made for the printer that takes it: ESC/POS on receipt printers, text on others. */
  async submitTicket(
    tx: Tx,
    ticket: Ticket,
    order: Omit<PrintOrder, 'mediaType' | 'bytes'>,
  ): Promise<SubmittedPrintJob> {
    const bytes = new TextEncoder().encode(JSON.stringify(ticket));
    return await this.submit(tx, { ...order, mediaType: ticketMediaType, bytes });
  }

  /** Takes from the tickets of those orders whom they were for. */
  async forgetTickets(tx: Tx, orderIds: readonly number[]): Promise<void> {
    await this.forgetting.execute(tx, orderIds);
  }

  /** What a ticket looks like on a receipt printer, as an SVG picture. */
  ticketPicture(ticket: Ticket): string {
    return ticketSvg(ticket);
  }
}
