import { Injectable } from '@nestjs/common';
import { DomainError, type PlaceOrderInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueFacade } from '../../catalogue/index.js';
import { ClientsFacade, type ClientForOrder } from '../../clients/index.js';
import { NotEnoughStock, StockFacade, type StockLine, type StockOutcome } from '../../stock/index.js';
import { freezeBuyer, freezeLines, mergeLines } from '../domain/freeze.js';
import type { Order, OrderStep } from '../domain/order.js';
import { blankToNull } from '../domain/words.js';
import { firstStatus } from '../domain/transitions.js';
import { OrdersRepository, type NewOrder } from '../persistence/orders.repository.js';
import { orderChanged } from './order-news.js';

/** What is to be placed, for whom, and how a repetition is recognised. */
export interface Placement {
  readonly clientId: number;
  readonly input: PlaceOrderInput;
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
    private readonly clients: ClientsFacade,
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
    const client = await this.clients.forOrder(placement.clientId, tx);
    const { lines: frozen, totals } = freezeLines(wanted, offers);
    const now = this.clock.now();
    const head = { ...this.head(actor, placement, client, now), lineCount: frozen.length };
    const order = { ...head, netCents: totals.net, vatCents: totals.vat, grossCents: totals.gross };
    const id = await this.orders.insert(tx, order);
    const lines = await this.orders.insertLines(tx, id, frozen);
    const step: OrderStep = { ...{ from: null, to: firstStatus, note: null, at: now }, ...signed(actor) };
    await this.orders.insertStep(tx, id, step);
    const stock = await this.reserve(tx, lines, { orderId: id, actor: person(actor), now });
    const news = orderChanged({ id, status: firstStatus, version: order.version, at: now }, client.userId);
    await this.outbox.append(tx, stock.events, [...stock.live, news]);
    return { ...order, id, lines, steps: [step] };
  }

  private head(
    actor: Actor,
    { input, key, bodyHash }: Placement,
    client: ClientForOrder,
    now: Date,
  ): Omit<NewOrder, 'lineCount' | 'netCents' | 'vatCents' | 'grossCents'> {
    return {
      ...{ clientId: client.id, clientName: client.name, buyer: freezeBuyer(client) },
      ...{ placedBy: actor.userId, key, bodyHash, status: firstStatus, version: 1 },
      ...{ note: blankToNull(input.note), purchaseOrder: blankToNull(input.purchaseOrder) },
      ...{ createdAt: now, updatedAt: now },
    };
  }

  private async reserve(
    tx: Tx,
    lines: readonly (StockLine & { readonly name: string })[],
    cause: Parameters<StockFacade['reserve']>[2],
  ): Promise<StockOutcome> {
    try {
      return await this.stock.reserve(tx, lines, cause);
    } catch (error) {
      if (!(error instanceof NotEnoughStock)) throw error;
      const { productId, available } = error;
      const name = lines.find((line) => line.productId === productId)?.name ?? '';
      throw new DomainError('ORDERS.NOT_ENOUGH_STOCK', { productId, name, available });
    }
  }
}

const person = (actor: Actor): { id: number; name: string } => ({ id: actor.userId, name: actor.name });

const signed = (actor: Actor): Pick<OrderStep, 'actorId' | 'actorName'> => ({
  actorId: actor.userId,
  actorName: actor.name,
});
