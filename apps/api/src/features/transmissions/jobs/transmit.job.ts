import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { AskDeposit } from '../use-cases/ask-deposit.use-case.js';
import { DepositInvoice } from '../use-cases/deposit.use-case.js';
import { FollowTransmissions } from '../use-cases/follow-transmissions.use-case.js';

/** What happens to invoices, as far as it concerns the platform. */
@Injectable()
@Consumes('transmissions')
export class Transmit implements ConsumerHandler<'transmissions'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly ask: AskDeposit,
    private readonly deposit: DepositInvoice,
    private readonly follow: FollowTransmissions,
  ) {}

  async handle(delivery: Delivery<'transmissions'>): Promise<void> {
    const { payload } = delivery;
    if ('transmissionId' in payload) {
      await this.deposit.execute(delivery, payload.transmissionId);
      return;
    }
    if (delivery.type === 'invoice.settled') await this.follow.cashed(payload.invoiceId);
    await this.inbox.once(delivery, async (tx) => {
      if (delivery.type === 'invoice.to-transmit') await this.ask.byItself(tx, payload.invoiceId);
    });
  }
}
