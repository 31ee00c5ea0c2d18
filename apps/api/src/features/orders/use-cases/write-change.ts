import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { orderChanged, stepBy } from './order-news.js';
import type { Rewritten } from './rewrite-lines.js';

/** What a client may write into their order besides its lines. */
export type Words = Pick<StoredOrder, 'note' | 'purchaseOrder' | 'buyer'>;

export interface Change {
  readonly words: Words;
  /** Which of the words are others. */
  readonly fields: readonly string[];
  /** Null: the lines stay. */
  readonly rewritten: Rewritten | null;
}

/** Writes a client's change of their order with its step of the history and its news, inside the caller's transaction. */
@Injectable()
export class WriteChange {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async write(tx: Tx, actor: Actor, order: StoredOrder, { words, fields, rewritten }: Change): Promise<void> {
    const now = this.clock.now();
    const changed = { ...order, ...words, ...rewritten?.amounts, version: order.version + 1 };
    if (!(await this.orders.rewrite(tx, order, changed, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
    const details = { lines: rewritten?.changes ?? [], fields };
    const step = stepBy(actor, { kind: 'changed', from: order.status, to: order.status, at: now, details });
    await this.orders.insertStep(tx, order.id, step);
    const news = orderChanged(changed, actor.userId, now);
    await this.outbox.append(tx, rewritten?.stock.events ?? [], [...(rewritten?.stock.live ?? []), news]);
  }
}
