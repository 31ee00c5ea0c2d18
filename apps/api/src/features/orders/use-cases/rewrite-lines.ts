import { Injectable } from '@nestjs/common';
import { computeTotals, type LineChangeView, type OrderLineInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { StockFacade, type StockOutcome } from '../../stock/index.js';
import { freezeLines, mergeLines } from '../domain/freeze.js';
import { describeChanges, exchangeOf, keepPrices } from '../domain/line-changes.js';
import type { OrderHead } from '../domain/order.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { exchangeOrRefuse } from './reserve-or-refuse.js';

/** Amounts of the order as it is now, what changed, and what the stock has to tell. */
export interface Rewritten {
  readonly amounts: Pick<OrderHead, 'lineCount' | 'netCents' | 'vatCents' | 'grossCents'>;
  readonly changes: readonly LineChangeView[];
  readonly stock: StockOutcome;
}

/** Puts other lines in the place of an order's, with the stock they hold; inside the caller's transaction (OR-5). */
@Injectable()
export class RewriteLines {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly catalogue: CatalogueFacade,
    private readonly stock: StockFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws ORDERS.NOT_ENOUGH_STOCK, ORDERS.PRODUCT_UNAVAILABLE, STOCK.QUANTITY_STEP. */
  async write(tx: Tx, actor: Actor, order: StoredOrder, input: readonly OrderLineInput[]): Promise<Rewritten> {
    const wanted = mergeLines(input);
    const ids = [...wanted, ...order.lines].map(({ productId }) => productId);
    const offers = keepPrices(order.lines, wanted, await this.catalogue.hold(tx, ids));
    const { lines } = freezeLines(wanted, offers, order.buyer.vatRegime);
    await this.orders.deleteLines(tx, order.id);
    await this.orders.insertLines(tx, order.id, lines);
    const cause = { orderId: order.id, actor: { id: actor.userId, name: actor.name }, now: this.clock.now() };
    const stock = await exchangeOrRefuse(this.stock, tx, exchangeOf(order.lines, lines), cause);
    const totals = computeTotals(lines);
    return {
      amounts: { lineCount: lines.length, netCents: totals.net, vatCents: totals.vat, grossCents: totals.gross },
      changes: describeChanges(order.lines, lines),
      stock,
    };
  }
}
