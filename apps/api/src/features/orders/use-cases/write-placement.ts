import { Injectable } from '@nestjs/common';
import { type OrderBuyer, type OrderOrigin, type PlaceOrderForClientInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueFacade } from '../../catalogue/index.js';
import type { ClientForOrder } from '../../clients/index.js';
import { StockFacade } from '../../stock/index.js';
import { freezeLines, mergeLines } from '../domain/freeze.js';
import type { Order } from '../domain/order.js';
import { blankToNull } from '../domain/words.js';
import { firstStatus } from '../domain/transitions.js';
import { OrdersRepository, type NewOrder } from '../persistence/orders.repository.js';
import { orderChanged, orderTold, stepBy } from './order-news.js';
import { OrderBuyers } from './order-buyers.js';
import { reserveOrRefuse } from './reserve-or-refuse.js';

/** What is to be placed, for whom, and how a repetition is recognised. */
export interface Placement {
  readonly clientId: number;
  readonly origin: OrderOrigin;
  readonly input: Omit<PlaceOrderForClientInput, 'clientId'>;
  readonly key: string | null;
  readonly bodyHash: string;
}

/**
 * Writes an order in the one order that neither deadlocks nor lets a twin through: the order row with its key, the lines,
 * the stock ascending by product, the ledger, the outbox.
 */
@Injectable()
export class WritePlacement {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly catalogue: CatalogueFacade,
    private readonly buyers: OrderBuyers,
    private readonly stock: StockFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async write(tx: Tx, actor: Actor, placement: Placement): Promise<Order> {
    const wanted = mergeLines(placement.input.lines);
    const offers = await this.catalogue.hold(
      tx,
      wanted.map(({ productId }) => productId),
    );
    const { client, buyer } = await this.buyers.find(tx, placement.clientId, placement.input.delivery);
    const { lines: frozen, totals } = freezeLines(wanted, offers, buyer.vatRegime);
    const now = this.clock.now();
    const head = { ...this.head(actor, placement, { client, buyer }, now), lineCount: frozen.length };
    const order = { ...head, netCents: totals.net, vatCents: totals.vat, grossCents: totals.gross };
    const id = await this.orders.insert(tx, order);
    const lines = await this.orders.insertLines(tx, id, frozen);
    const step = stepBy(actor, { kind: 'moved', from: null, to: firstStatus, at: now });
    await this.orders.insertStep(tx, id, step);
    const stock = await reserveOrRefuse(this.stock, tx, lines, { orderId: id, actor: person(actor), now }, offers);
    const placed = { ...order, id };
    const told = orderTold('order.placed', placed, client.userId, actor);
    await this.outbox.append(tx, [...stock.events, told], [...stock.live, orderChanged(placed, client.userId, now)]);
    return { ...placed, lines, steps: [step], returns: [], requests: [] };
  }

  private head(
    actor: Actor,
    { input, origin, key, bodyHash }: Placement,
    { client, buyer }: { readonly client: ClientForOrder; readonly buyer: OrderBuyer },
    now: Date,
  ): Omit<NewOrder, 'lineCount' | 'netCents' | 'vatCents' | 'grossCents'> {
    return {
      ...{ clientId: client.id, clientName: client.name, buyer },
      ...{ placedBy: actor.userId, key, bodyHash, status: firstStatus, origin, changeRequested: false, version: 1 },
      ...{ note: blankToNull(input.note), internalNote: blankToNull(input.internalNote) },
      ...{ purchaseOrder: blankToNull(input.purchaseOrder) },
      ...{ createdAt: now, updatedAt: now },
    };
  }
}

const person = (actor: Actor): { id: number; name: string } => ({ id: actor.userId, name: actor.name });
