import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { CreditReturn } from '../use-cases/credit-return.use-case.js';

/** OR-4: what came back of an invoiced order gets its credit note. */
@Injectable()
@Consumes('return-credit-notes')
export class IssueCreditNoteWhenLinesReturned implements ConsumerHandler<'return-credit-notes'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly credit: CreditReturn,
  ) {}

  async handle(delivery: Delivery<'return-credit-notes'>): Promise<void> {
    const { orderId, returnIds } = delivery.payload;
    await this.inbox.once(delivery, async (tx) => {
      await this.credit.execute(tx, { orderId, returnIds, seeded: false });
    });
  }
}
