import { Injectable } from '@nestjs/common';
import { DomainError, type OrderView, type ReturnInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, jsonToQuantity, quantityToJson, type Tx } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import type { OrderLine } from '../domain/order.js';
import { stillOut, sumByLine, type LineReturn } from '../domain/returns.js';
import { transition } from '../domain/transitions.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { WriteMove, type Move } from './write-move.js';

/** Takes lines back, to be sold again or to be scrapped; the order is `returned` when all of them are (OR-4). */
@Injectable()
export class ReturnLines {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly moves: WriteMove,
    private readonly catalogue: CatalogueFacade,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: number, { lines, note }: ReturnInput): Promise<OrderView> {
    await this.db.tx(async (tx) => {
      const order = await this.orders.lock(tx, id);
      if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
      const { status } = order;
      if (transition(status, 'returned') === undefined) {
        throw new DomainError('ORDERS.TRANSITION_NOT_ALLOWED', { status, to: 'returned' });
      }
      const returns = lines.map((line) => ({ ...line, quantity: jsonToQuantity(line.quantity) }));
      await this.refuseOffStep(tx, order.lines, returns);
      await this.write(tx, actor, { order, note, returns });
    });
    return await this.query.byId(actor, id);
  }

  /** All that is still out comes back to stock, inside the caller's transaction. */
  async everything(tx: Tx, actor: Actor, order: Move['order'], note: string | undefined): Promise<void> {
    const returns = order.lines.flatMap((line): LineReturn[] => {
      const quantity = stillOut(line);
      return quantity === 0 ? [] : [{ lineId: line.id, quantity, disposition: 'restock' }];
    });
    await this.write(tx, actor, { order, note, returns });
  }

  /** Half of what is sold by the piece cannot go back on the shelf. */
  private async refuseOffStep(tx: Tx, lines: readonly OrderLine[], returns: readonly LineReturn[]): Promise<void> {
    const products = await this.catalogue.hold(
      tx,
      lines.map(({ productId }) => productId),
    );
    for (const { lineId, quantity } of returns) {
      const product = products.get(productOf(lines, lineId));
      if (product === undefined || quantity % product.step === 0) continue;
      throw new DomainError('STOCK.QUANTITY_STEP', { name: product.name, step: quantityToJson(product.step) });
    }
  }

  private async write(
    tx: Tx,
    actor: Actor,
    { order, note, returns }: { order: Move['order']; note: string | undefined; returns: readonly LineReturn[] },
  ): Promise<void> {
    const sums = sumByLine(order.lines, returns);
    for (const [line, quantity] of sums) {
      if (!(await this.orders.takeBack(tx, line.id, quantity))) throw tooMuch(line);
    }
    const now = this.clock.now();
    const returnIds = await this.orders.insertReturns(tx, returns, { id: actor.userId, name: actor.name, now });
    const left = order.lines.some((line) => stillOut(line) > (sums.get(line) ?? 0));
    const restock = returns
      .filter(({ disposition }) => disposition === 'restock')
      .map(({ lineId, quantity }) => ({ productId: productOf(order.lines, lineId), quantity }));
    await this.moves.write(tx, actor, { order, to: left ? order.status : 'returned', note, restock, returnIds });
  }
}

const tooMuch = (line: OrderLine): DomainError =>
  new DomainError('ORDERS.RETURN_TOO_MUCH', { name: line.name, remaining: quantityToJson(stillOut(line)) });

const productOf = (lines: readonly OrderLine[], lineId: number): number =>
  lines.find(({ id }) => id === lineId)?.productId ?? 0;
