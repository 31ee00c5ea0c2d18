import { Injectable } from '@nestjs/common';
import {
  clientMayChange,
  DomainError,
  mayBeExempt,
  type ChangeOrderInput,
  type OrderBuyer,
  type OrderView,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { frozenAddress } from '../domain/freeze.js';
import { blankToNull } from '../domain/words.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { refuseOlder } from './move-order.use-case.js';
import { orderChanged, stepBy } from './order-news.js';
import { RewriteLines, type Rewritten } from './rewrite-lines.js';

type Words = Pick<StoredOrder, 'note' | 'purchaseOrder' | 'buyer'>;

/** A client changes their order while it is pending: all of it or nothing (OR-5). Another's does not exist (ID-6). */
@Injectable()
export class ChangeMyOrder {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly lines: RewriteLines,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
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
    refuseOtherVat(order.buyer, words.buyer);
    const fields = changedFields(order, words);
    const now = this.clock.now();
    const rewritten = input.lines === undefined ? null : await this.lines.write(tx, actor, order, input.lines);
    if (fields.length === 0 && (rewritten?.changes.length ?? 0) === 0) return;
    await this.write(tx, actor, order, { words, fields, rewritten, now });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    order: StoredOrder,
    change: {
      readonly words: Words;
      readonly fields: readonly string[];
      readonly rewritten: Rewritten | null;
      readonly now: Date;
    },
  ): Promise<void> {
    const { words, fields, rewritten, now } = change;
    const changed = { ...order, ...words, ...rewritten?.amounts, version: order.version + 1 };
    if (!(await this.orders.rewrite(tx, order, changed, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
    const details = { lines: rewritten?.changes ?? [], fields };
    const step = stepBy(actor, { kind: 'changed', from: order.status, to: order.status, at: now, details });
    await this.orders.insertStep(tx, order.id, step);
    const news = orderChanged(changed, actor.userId, now);
    await this.outbox.append(tx, rewritten?.stock.events ?? [], [...(rewritten?.stock.live ?? []), news]);
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

/** Goods for another country may bear another VAT: then the prices of the order would no longer be what was agreed. */
const refuseOtherVat = (before: OrderBuyer, after: OrderBuyer): void => {
  const countryOf = ({ delivery, billing }: OrderBuyer): string => (delivery ?? billing)?.country ?? '';
  if (mayBeExempt(after) && countryOf(before) !== countryOf(after))
    throw new DomainError('ORDERS.DELIVERY_CHANGES_VAT');
};
