import { Injectable } from '@nestjs/common';
import { DomainError, type OrderStatus } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox, type NewEvent } from '@picolo/server/outbox';
import { ClientsFacade } from '../../clients/index.js';
import { StockFacade, type StockOutcome } from '../../stock/index.js';
import { blankToNull } from '../domain/words.js';
import type { OrderHead, OrderLine } from '../domain/order.js';
import { ChangeRequestsRepository } from '../persistence/change-requests.repository.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { orderChanged, orderTold, stepBy } from './order-news.js';

/** A change of state that was allowed. */
export interface Move {
  readonly order: OrderHead & { readonly lines: readonly OrderLine[] };
  readonly to: OrderStatus;
  readonly note: string | undefined;
  /** What a return brings back, in place of what `to` does to the whole order. Integer ten-thousandths. */
  readonly restock?: readonly { readonly productId: number; readonly quantity: number }[];
  /** Rows of `order_returns` that were written for it. */
  readonly returnIds?: readonly number[];
}

/** Writes a change of state with what follows from it: step, stock, events, live news (OR-3, OR-4). */
@Injectable()
export class WriteMove {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly requests: ChangeRequestsRepository,
    private readonly stock: StockFacade,
    private readonly clients: ClientsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async write(tx: Tx, actor: Actor, move: Move): Promise<void> {
    const { order, to, note } = move;
    const now = this.clock.now();
    if (!(await this.orders.move(tx, order, to, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
    const step = { kind: 'moved', from: order.status, to, note: blankToNull(note), at: now } as const;
    await this.orders.insertStep(tx, order.id, stepBy(actor, step));
    if (to === 'cancelled' && order.changeRequested) await this.requests.close(tx, order.id, now);
    const stock = await this.moveStock(tx, actor, move, now);
    const { userId } = await this.clients.forOrder(order.clientId, tx);
    const moved = {
      ...{ ...order, status: to, version: order.version + 1 },
      changeRequested: order.changeRequested && to !== 'cancelled',
    };
    const told = to === order.status ? [] : [orderTold('order.moved', moved, userId, actor)];
    await this.outbox.append(
      tx,
      [...(stock?.events ?? []), ...eventsOf(move, moved.version), ...told],
      [...(stock?.live ?? []), orderChanged(moved, userId, now)],
    );
  }

  private async moveStock(tx: Tx, actor: Actor, { order, to, restock }: Move, now: Date): Promise<StockOutcome | null> {
    const cause = { orderId: order.id, actor: { id: actor.userId, name: actor.name }, now };
    if (restock !== undefined) return await this.stock.takeBack(tx, restock, cause);
    if (to === 'cancelled') return await this.stock.release(tx, order.lines, cause);
    if (to === 'shipped') return await this.stock.ship(tx, order.lines, cause);
    return null;
  }
}

const eventsOf = ({ order, to, returnIds }: Move, version: number): NewEvent[] => {
  const [subject, orderId] = [`order:${String(order.id)}`, order.id];
  if (returnIds !== undefined)
    return [{ type: 'order.lines-returned', subject, version, payload: { orderId, returnIds } }];
  if (to !== 'processed' && to !== 'cancelled') return [];
  const type = to === 'processed' ? 'order.processed' : 'order.cancelled';
  return [{ type, subject, version, payload: { orderId } }];
};
