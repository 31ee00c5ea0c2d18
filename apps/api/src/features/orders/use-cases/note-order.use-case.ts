import { Injectable } from '@nestjs/common';
import { DomainError, type InternalNoteInput, type OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { ClientsFacade } from '../../clients/index.js';
import { blankToNull } from '../domain/words.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { refuseOlder } from './move-order.use-case.js';
import { orderChanged, stepBy } from './order-news.js';

/** The note of the house: the client never reads it, the history keeps what it was before. */
@Injectable()
export class NoteOrder {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly clients: ClientsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: number, { note, version }: InternalNoteInput): Promise<OrderView> {
    await this.db.tx(async (tx) => {
      const order = await this.orders.lock(tx, id);
      if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
      refuseOlder(order, version);
      const internalNote = blankToNull(note);
      if (internalNote === order.internalNote) return;
      const now = this.clock.now();
      const noted = { ...order, internalNote, version: order.version + 1 };
      if (!(await this.orders.rewrite(tx, order, noted, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
      const details = { before: order.internalNote, after: internalNote };
      const step = { kind: 'internal-note', from: order.status, to: order.status, at: now, details } as const;
      await this.orders.insertStep(tx, id, stepBy(actor, step));
      const { userId } = await this.clients.forOrder(order.clientId, tx);
      // The version climbs for everybody, so that the client's open page knows the order it would change.
      await this.outbox.append(tx, [], [orderChanged(noted, userId, now)]);
    });
    return await this.query.byId(actor, id);
  }
}
