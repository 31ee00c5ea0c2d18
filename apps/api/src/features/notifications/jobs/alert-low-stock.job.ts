import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { Injectable } from '@nestjs/common';
import { NotifyUsers } from '../use-cases/notify-users.use-case.js';

/** ST-4: a product fell to its threshold. */
@Injectable()
@Consumes('stock-alerts')
export class AlertLowStock implements ConsumerHandler<'stock-alerts'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly notify: NotifyUsers,
  ) {}

  async handle(delivery: Delivery<'stock-alerts'>): Promise<void> {
    const { productId, sku, name, available, threshold } = delivery.payload;
    await this.inbox.once(delivery, (tx) =>
      this.notify.execute(tx, 'stock.alerts', {
        kind: 'stock.low',
        facts: { productId, sku, name, available, threshold },
        eventId: delivery.eventId,
      }),
    );
  }
}
