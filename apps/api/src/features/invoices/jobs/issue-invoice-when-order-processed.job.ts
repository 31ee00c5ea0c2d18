import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { InvoiceProcessedOrder } from '../use-cases/invoice-processed-order.use-case.js';

/** IN-1: an order that became `processed` gets its invoice, exactly one. */
@Injectable()
@Consumes('invoices')
export class IssueInvoiceWhenOrderProcessed implements ConsumerHandler<'invoices'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly invoice: InvoiceProcessedOrder,
  ) {}

  async handle(delivery: Delivery<'invoices'>): Promise<void> {
    await this.inbox.once(delivery, (tx) => this.invoice.execute(tx, delivery.payload.orderId));
  }
}
