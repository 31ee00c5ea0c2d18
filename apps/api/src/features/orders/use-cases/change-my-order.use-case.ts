import { Injectable } from '@nestjs/common';
import { clientMayChange, DomainError, type ChangeOrderInput, type OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { frozenAddress } from '../domain/freeze.js';
import { blankToNull } from '../domain/words.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { refuseOlder } from './move-order.use-case.js';
import { OrderBuyers } from './order-buyers.js';
import { RewriteLines } from './rewrite-lines.js';
import { WriteChange, type Words } from './write-change.js';

/** A client changes their order while it is pending: all of it or nothing (OR-5). Another's does not exist (ID-6). */
@Injectable()
export class ChangeMyOrder {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly lines: RewriteLines,
    private readonly buyers: OrderBuyers,
    private readonly changes: WriteChange,
  ) {}

  async execute(actor: Actor, id: number, input: ChangeOrderInput): Promise<OrderView> {
    await this.db.tx((tx) => this.change(tx, actor, id, input));
    return await this.query.own(actor, id);
  }

  private async change(tx: Tx, actor: Actor, id: number, input: ChangeOrderInput): Promise<void> {
    const order = actor.clientId === null ? null : await this.orders.lock(tx, id, actor.clientIds);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    // Whoever began to work on it was faster: what the client may do instead is in the answer.
    if (!clientMayChange(order.status)) throw new DomainError('ORDERS.NOT_CHANGEABLE', { status: order.status });
    refuseOlder(order, input.version);
    const words = wordsAfter(order, input);
    if (!(await this.buyers.keepsVat(tx, order, words.buyer))) throw new DomainError('ORDERS.DELIVERY_CHANGES_VAT');
    const fields = changedFields(order, words);
    const rewritten = input.lines === undefined ? null : await this.lines.write(tx, actor, order, input.lines);
    if (fields.length === 0 && (rewritten?.changes.length ?? 0) === 0) return;
    await this.changes.write(tx, actor, order, { words, fields, rewritten });
  }
}

const wordsAfter = (order: StoredOrder, input: ChangeOrderInput): Words => {
  const { delivery } = input;
  const to = delivery === undefined ? order.buyer.delivery : delivery && frozenAddress(delivery, order.buyer.name);
  return {
    note: input.note === undefined ? order.note : blankToNull(input.note),
    purchaseOrder: input.purchaseOrder === undefined ? order.purchaseOrder : blankToNull(input.purchaseOrder),
    buyer: { ...order.buyer, delivery: to },
  };
};

const changedFields = (order: StoredOrder, after: Words): string[] => [
  ...(order.note === after.note ? [] : ['note']),
  ...(order.purchaseOrder === after.purchaseOrder ? [] : ['purchaseOrder']),
  ...(JSON.stringify(order.buyer.delivery) === JSON.stringify(after.buyer.delivery) ? [] : ['delivery']),
];
