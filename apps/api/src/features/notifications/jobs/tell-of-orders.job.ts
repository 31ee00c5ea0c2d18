import { Injectable } from '@nestjs/common';
import type { OrderNews, Permission } from '@picolo/contracts';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import type { Tx } from '@picolo/server/db';
import { NotifyUsers, type News } from '../use-cases/notify-users.use-case.js';

/** Who works with it: new orders, and what a client did to theirs. */
const readers: Readonly<Record<Delivery<'order-news'>['type'], Permission | null>> = {
  'order.placed': 'orders.process',
  'order.moved': 'orders.process',
  'order.change-requested': 'orders.change',
  'order.request-answered': null,
};

/** NO-3: orders, to those who work on them and to the client at each step. Nobody hears of what they did themselves. */
@Injectable()
@Consumes('order-news')
export class TellOfOrders implements ConsumerHandler<'order-news'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly notify: NotifyUsers,
  ) {}

  async handle(delivery: Delivery<'order-news'>): Promise<void> {
    await this.inbox.once(delivery, (tx) => this.tell(tx, delivery));
  }

  private async tell(tx: Tx, { type, payload, eventId }: Delivery<'order-news'>): Promise<void> {
    const { clientUserId, actorId } = payload;
    const news: News = { kind: type, eventId, facts: factsOf(payload) };
    const byClient = clientUserId !== null && clientUserId === actorId;
    const permission = readers[type];
    // Each step is staff's own work; only what a client does is news to them.
    if (permission !== null && (byClient || type === 'order.placed')) {
      await this.notify.execute(tx, permission, news, actorId);
    }
    if (clientUserId !== null && !byClient) await this.notify.one(tx, clientUserId, news);
  }
}

const factsOf = (payload: OrderNews & { readonly decision?: string }): News['facts'] => ({
  orderId: payload.orderId,
  number: payload.number,
  status: payload.status,
  clientName: payload.clientName,
  ...(payload.decision === undefined ? {} : { decision: payload.decision }),
});
