import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { NotifyUsers } from '../use-cases/notify-users.use-case.js';

/** PR-7: a printer stays out of order. */
@Injectable()
@Consumes('printer-alerts')
export class AlertPrinterTrouble implements ConsumerHandler<'printer-alerts'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly notify: NotifyUsers,
  ) {}

  async handle(delivery: Delivery<'printer-alerts'>): Promise<void> {
    const { printerId, name, state, waiting } = delivery.payload;
    await this.inbox.once(delivery, (tx) =>
      this.notify.execute(tx, 'printing.alerts', {
        kind: 'printer.trouble',
        facts: { printerId, name, state, waiting },
        eventId: delivery.eventId,
      }),
    );
  }
}
