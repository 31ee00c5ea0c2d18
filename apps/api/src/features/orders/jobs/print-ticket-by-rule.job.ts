import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { PrintOrderTicket } from '../use-cases/print-order-ticket.use-case.js';

/** The ticket comes out by itself on the step that the company chose: once, by the inbox. */
@Injectable()
@Consumes('order-tickets')
export class PrintTicketByRule implements ConsumerHandler<'order-tickets'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly tickets: PrintOrderTicket,
  ) {}

  async handle(delivery: Delivery<'order-tickets'>): Promise<void> {
    const { type, payload } = delivery;
    const step = type === 'order.placed' ? 'placed' : payload.status === 'processing' ? 'processing' : null;
    await this.inbox.once(delivery, async (tx) => {
      if (step !== null) await this.tickets.byRule(tx, payload.orderId, step);
    });
  }
}
