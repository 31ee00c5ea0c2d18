import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { Inbox, type Delivery } from '@picolo/server/outbox';
import { ClientsFacade } from '../../clients/index.js';
import { RenderDocument } from '../documents/render-document.js';
import { InvoicesRepository } from '../persistence/invoices.repository.js';
import { HandOutInvoice } from './hand-out-invoice.use-case.js';

/**
 * Makes the document of an issued invoice from its frozen snapshot, and hands it to the printer. The rendering is
 * outside of the transaction; document, print job and the closing of the delivery commit together, so whatever dies
 * in between, there is one document and one print job.
 */
@Injectable()
export class RenderInvoice {
  constructor(
    private readonly db: Db,
    private readonly inbox: Inbox,
    private readonly invoices: InvoicesRepository,
    private readonly clients: ClientsFacade,
    private readonly handOut: HandOutInvoice,
    private readonly document: RenderDocument,
  ) {}

  async execute(delivery: Pick<Delivery, 'rowId'>, invoiceId: number): Promise<void> {
    const invoice = await this.invoices.toRender(this.db, invoiceId);
    if (invoice === null) throw new Error(`invoice ${String(invoiceId)} does not exist`);
    // A repeated delivery costs no second rendering.
    const pdf = invoice.rendered ? null : await this.document.render(invoice);
    await this.inbox.once(delivery, async (tx) => {
      if (pdf === null) return;
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      if (!(await this.invoices.insertDocument(tx, invoice.id, pdf, sha256))) return;
      const { userId } = await this.clients.forOrder(invoice.clientId, tx);
      await this.handOut.execute(tx, invoice, userId, pdf);
    });
  }
}
