import { Injectable } from '@nestjs/common';
import {
  DomainError,
  orderNumber,
  type MoveOrderInput,
  type OrderSnapshot,
  type OrderView,
  type PlaceOrderForClientInput,
  type PlaceOrderInput,
  type ReturnForCredit,
  type ReturnInput,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { ClientsFacade } from '../clients/index.js';
import { OrdersRepository } from './persistence/orders.repository.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { PlaceOrder } from './use-cases/place-order.use-case.js';
import { ReturnLines } from './use-cases/return-lines.use-case.js';

/** Orders for other features. */
@Injectable()
export class OrdersFacade {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly clients: ClientsFacade,
    private readonly placing: PlaceOrder,
    private readonly moving: MoveOrder,
    private readonly returning: ReturnLines,
  ) {}

  /** What the order froze, read in the caller's transaction. Throws ORDERS.NOT_FOUND. */
  async snapshot(tx: Tx, orderId: number): Promise<OrderSnapshot> {
    const order = await this.orders.read(tx, orderId);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const { userId } = await this.clients.forOrder(order.clientId, tx);
    const processed = order.steps.findLast(({ to }) => to === 'processed');
    return {
      ...{
        id: order.id,
        number: orderNumber(order.id),
        status: order.status,
        clientId: order.clientId,
        clientUserId: userId,
      },
      ...{ purchaseOrder: order.purchaseOrder, buyer: order.buyer },
      lines: order.lines.map(({ sku, name, unit, quantity, unitPrice, vatRate }) => ({
        ...{ sku, name, unit, quantity, unitPrice, vatRate },
      })),
      processedAt: processed === undefined ? null : processed.at.toISOString(),
    };
  }

  /** What came back, by the ids of the event `order.lines-returned`, read in the caller's transaction. */
  async returnsForCredit(tx: Tx, returnIds: readonly number[]): Promise<readonly ReturnForCredit[]> {
    return await this.orders.returns(tx, returnIds);
  }

  async isPlaced(actor: Actor, key: string): Promise<boolean> {
    return (await this.orders.placedWith(actor.userId, key)) !== null;
  }

  async place(
    actor: Actor,
    clientId: number,
    input: Omit<PlaceOrderForClientInput, 'clientId'>,
    key: string,
  ): Promise<OrderView> {
    return await this.placing.forClient(actor, clientId, input, key);
  }

  async placeOwn(actor: Actor, input: PlaceOrderInput, key: string): Promise<OrderView> {
    return await this.placing.own(actor, input, key);
  }

  async move(actor: Actor, orderId: number, input: MoveOrderInput): Promise<OrderView> {
    return await this.moving.execute(actor, orderId, input);
  }

  async takeBack(actor: Actor, orderId: number, input: ReturnInput): Promise<OrderView> {
    return await this.returning.execute(actor, orderId, input);
  }
}
