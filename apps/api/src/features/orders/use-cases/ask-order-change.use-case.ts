import { Injectable } from '@nestjs/common';
import {
  clientMayAsk,
  DomainError,
  type AskChangeInput,
  type ChangeRequestView,
  type OrderLineInput,
  type OrderView,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, quantityToJson, type Tx } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { freezeLines, mergeLines } from '../domain/freeze.js';
import { keepPrices } from '../domain/line-changes.js';
import { ChangeRequestsRepository } from '../persistence/change-requests.repository.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { WriteRequestStep } from './write-request-step.js';

/** A client asks for a change of an order that is being worked on, and may take the question back (OR-5). */
@Injectable()
export class AskOrderChange {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly requests: ChangeRequestsRepository,
    private readonly catalogue: CatalogueFacade,
    private readonly steps: WriteRequestStep,
  ) {}

  async execute(actor: Actor, id: number, input: AskChangeInput): Promise<OrderView> {
    await this.db.tx((tx) => this.ask(tx, actor, id, input));
    return await this.query.own(actor, id);
  }

  async withdraw(actor: Actor, id: number, requestId: number): Promise<OrderView> {
    await this.db.tx(async (tx) => {
      const order = await this.own(tx, actor, id);
      await this.steps.settle(tx, actor, { order, requestId, state: 'withdrawn', answer: null });
    });
    return await this.query.own(actor, id);
  }

  private async ask(tx: Tx, actor: Actor, id: number, { text, lines }: AskChangeInput): Promise<void> {
    const order = await this.own(tx, actor, id);
    if (!clientMayAsk(order.status)) throw new DomainError('ORDERS.REQUEST_NOT_POSSIBLE', { status: order.status });
    if (order.changeRequested) throw new DomainError('ORDERS.REQUEST_OPEN');
    const wished = lines === undefined ? null : await this.wish(tx, order, lines);
    await this.steps.ask(tx, actor, order, { text: text.trim(), wished });
  }

  private async own(tx: Tx, actor: Actor, id: number): Promise<StoredOrder> {
    const order = actor.clientId === null ? null : await this.orders.lock(tx, id, actor.clientIds);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    return order;
  }

  /** Checked like an order, with the names it would bear; whether there is enough is decided when it is accepted. */
  private async wish(
    tx: Tx,
    order: StoredOrder,
    input: readonly OrderLineInput[],
  ): Promise<ChangeRequestView['wished']> {
    const wanted = mergeLines(input);
    const ids = wanted.map(({ productId }) => productId);
    const { lines } = freezeLines(wanted, keepPrices(order.lines, wanted, await this.catalogue.hold(tx, ids)));
    return lines.map(({ productId, name, unit, quantity }) => ({
      ...{ productId, name, unit, quantity: quantityToJson(quantity) },
    }));
  }
}
