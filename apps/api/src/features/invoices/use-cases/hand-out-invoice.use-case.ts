import { Injectable } from '@nestjs/common';
import type { OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { PrintingFacade } from '../../printing/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { roomsOfInvoice } from '../domain/rooms.js';
import type { InvoiceToRender } from '../persistence/invoices.repository.js';

/** Tells screens that a document is there, and prints it when the settings say so (IN-6). Seeded ones stay off paper. */
@Injectable()
export class HandOutInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly printing: PrintingFacade,
    private readonly outbox: Outbox,
  ) {}

  /** Joins the caller's transaction: there is a print job exactly when there is a document. */
  async execute(tx: Tx, invoice: InvoiceToRender, order: OrderSnapshot, pdf: Buffer): Promise<void> {
    const { id, number, kind } = invoice;
    const company = await this.settings.company(tx);
    if (company?.printInvoices === true && !invoice.seeded) {
      await this.printing.submitInvoice(tx, { invoiceId: id, number, pdf });
    }
    const data = { id, orderId: order.id, number, kind, ready: true };
    await this.outbox.append(
      tx,
      [],
      [this.outbox.message({ rooms: roomsOfInvoice(order), event: 'invoice:changed', data })],
    );
  }
}
