import { Injectable } from '@nestjs/common';
import { DomainError, type OrderView, type PlaceOrderForClientInput, type PlaceOrderInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, isDuplicateKey } from '@picolo/server/db';
import { presentOrder, type Side } from '../order.presenter.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { bodyHash } from './body-hash.js';
import { TwinQueue } from './twin-queue.js';
import { WritePlacement, type Placement } from './write-placement.js';

/** Places an order once per key (OR-1): whoever repeats it gets the same order, whatever became of stock and prices. */
@Injectable()
export class PlaceOrder {
  private readonly twins = new TwinQueue();

  constructor(
    private readonly db: Db,
    private readonly placement: WritePlacement,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
  ) {}

  /** By an employee, for a client. Throws CLIENTS.NOT_FOUND. */
  async forClient(
    actor: Actor,
    clientId: number,
    input: Omit<PlaceOrderForClientInput, 'clientId'>,
    key: string | null = null,
  ): Promise<OrderView> {
    return await this.place(actor, 'staff', {
      clientId,
      origin: 'staff',
      input,
      key,
      bodyHash: bodyHash(clientId, input),
    });
  }

  /** By the client. Throws ORDERS.NO_CLIENT_RECORD. */
  async own(actor: Actor, input: PlaceOrderInput, key: string | null = null): Promise<OrderView> {
    const { clientId } = actor;
    if (clientId === null) throw new DomainError('ORDERS.NO_CLIENT_RECORD');
    return await this.place(actor, 'client', {
      clientId,
      origin: 'portal',
      input,
      key,
      bodyHash: bodyHash(clientId, input),
    });
  }

  private async place(actor: Actor, side: Side, placement: Placement): Promise<OrderView> {
    const once = (): Promise<OrderView> => this.once(actor, side, placement);
    if (placement.key === null) return await once();
    return await this.twins.run(`${String(actor.userId)} ${placement.key}`, once);
  }

  private async once(actor: Actor, side: Side, placement: Placement): Promise<OrderView> {
    try {
      const order = await this.db.tx((tx) => this.placement.write(tx, actor, placement));
      return presentOrder(order, actor, side);
    } catch (error) {
      const mayBeRepeated = error instanceof DomainError || isDuplicateKey(error, 'uq_orders_idempotency');
      const repeated = mayBeRepeated ? await this.repeated(actor, side, placement) : null;
      if (repeated === null) throw error;
      return repeated;
    }
  }

  /** A refusal may only mean that the first one took the last piece: then its order is the answer. */
  private async repeated(actor: Actor, side: Side, { key, bodyHash: hash }: Placement): Promise<OrderView | null> {
    const placed = key === null ? null : await this.orders.placedWith(actor.userId, key);
    if (placed === null) return null;
    if (placed.bodyHash !== hash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return side === 'staff' ? await this.query.byId(actor, placed.id) : await this.query.own(actor, placed.id);
  }
}
