import { Injectable } from '@nestjs/common';
import { DomainError, type MoveOrderInput, type OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { clientMay } from '../domain/transitions.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { refuseOlder } from './move-order.use-case.js';
import { WriteMove } from './write-move.js';

/** What a client may do with their own order: cancel it while it is pending (OR-5). Another's does not exist (ID-6). */
@Injectable()
export class MoveMyOrder {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly moves: WriteMove,
  ) {}

  async execute(actor: Actor, id: number, input: MoveOrderInput): Promise<OrderView> {
    await this.db.tx((tx) => this.move(tx, actor, id, input));
    return await this.query.own(actor, id);
  }

  private async move(tx: Tx, actor: Actor, id: number, { to, note, version }: MoveOrderInput): Promise<void> {
    const order = actor.clientId === null ? null : await this.orders.lock(tx, id, actor.clientIds);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const { status } = order;
    if (!clientMay(status, to)) throw new DomainError('ORDERS.TRANSITION_NOT_ALLOWED', { status, to });
    refuseOlder(order, version);
    await this.moves.write(tx, actor, { order, to, note });
  }
}
