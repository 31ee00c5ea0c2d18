import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { PrintingFacade } from '../../printing/index.js';
import { SettingsFacade } from '../../settings/index.js';
import type { InvoiceToRender } from '../persistence/invoices.repository.js';
import { MailInvoice } from './mail-invoice.js';
import { TellInvoices } from './tell-invoices.js';

/**
 * Tells screens that a document is there, prints it and mails it when the settings say so (IN-6). Seeded ones are neither
 * printed nor mailed.
 */
@Injectable()
export class HandOutInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly printing: PrintingFacade,
    private readonly mail: MailInvoice,
    private readonly tell: TellInvoices,
    private readonly outbox: Outbox,
  ) {}

  /** Joins the caller's transaction: there is a print job, and a mail, exactly when there is a document. */
  async execute(tx: Tx, invoice: InvoiceToRender, clientUserId: number | null, pdf: Buffer): Promise<void> {
    const { id, number } = invoice;
    const company = await this.settings.company(tx);
    if (company?.printInvoices === true && !invoice.seeded) {
      await this.printing.submitInvoice(tx, { invoiceId: id, number, pdf });
    }
    if (company?.mailInvoices === true && !invoice.seeded) {
      await this.mail.execute(tx, { id, clientId: invoice.clientId, canonical: invoice.canonical, pdf });
    }
    const transmit = {
      type: 'invoice.to-transmit',
      subject: `invoice:${String(id)}`,
      payload: { invoiceId: id },
    } as const;
    await this.outbox.append(
      tx,
      company?.transmitInvoices === true ? [transmit] : [],
      await this.tell.messages(tx, { clientUserId }, [id]),
    );
  }
}
