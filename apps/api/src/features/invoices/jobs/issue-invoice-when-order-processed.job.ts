import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { OrdersFacade } from '../../orders/index.js';
import { IssueInvoice } from '../use-cases/issue-invoice.use-case.js';

/** IN-1: an order that became `processed` gets its invoice, exactly one. */
@Injectable()
@Consumes('invoices')
export class IssueInvoiceWhenOrderProcessed implements ConsumerHandler<'invoices'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly orders: OrdersFacade,
    private readonly issue: IssueInvoice,
    private readonly clock: Clock,
  ) {}

  async handle(delivery: Delivery<'invoices'>): Promise<void> {
    await this.inbox.once(delivery, async (tx) => {
      const order = await this.orders.snapshot(tx, delivery.payload.orderId);
      await this.issue.execute(tx, { order, at: this.clock.now(), seeded: false });
    });
  }
}
