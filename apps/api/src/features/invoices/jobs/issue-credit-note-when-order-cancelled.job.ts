import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { OrdersFacade } from '../../orders/index.js';
import { IssueCreditNote } from '../use-cases/issue-credit-note.use-case.js';

/** OR-3: an order cancelled after it was processed gets a credit note. */
@Injectable()
@Consumes('credit-notes')
export class IssueCreditNoteWhenOrderCancelled implements ConsumerHandler<'credit-notes'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly orders: OrdersFacade,
    private readonly issue: IssueCreditNote,
    private readonly clock: Clock,
  ) {}

  async handle(delivery: Delivery<'credit-notes'>): Promise<void> {
    await this.inbox.once(delivery, async (tx) => {
      const order = await this.orders.snapshot(tx, delivery.payload.orderId);
      await this.issue.execute(tx, order, this.clock.now());
    });
  }
}
