import { Injectable } from '@nestjs/common';
import { DomainError, type MoveOrderInput, type OrderStatus, type OrderView } from '@picolo/contracts';
import { requirePermission, type Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { transition } from '../domain/transitions.js';
import { InvoicePrecondition } from '../invoice-precondition.js';
import { OrdersRepository } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { ReturnLines } from './return-lines.use-case.js';
import { WriteMove, type Move } from './write-move.js';

/** Moves an order along the table of OR-3, by whoever holds that transition's permission. */
@Injectable()
export class MoveOrder {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly query: OrdersQuery,
    private readonly moves: WriteMove,
    private readonly returns: ReturnLines,
    private readonly invoices: InvoicePrecondition,
  ) {}

  async execute(actor: Actor, id: number, input: MoveOrderInput): Promise<OrderView> {
    await this.db.tx((tx) => this.move(tx, actor, id, input));
    return await this.query.byId(actor, id);
  }

  private async move(tx: Tx, actor: Actor, id: number, { to, note, version }: MoveOrderInput): Promise<void> {
    const order = await this.orders.lock(tx, id);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const { status } = order;
    const step = transition(status, to);
    if (step === undefined) throw new DomainError('ORDERS.TRANSITION_NOT_ALLOWED', { status, to });
    requirePermission(actor, step.permission);
    refuseOlder(order, version);
    if (to === 'processed') await this.refuseWithoutInvoice(tx, order);
    if (to === 'returned') await this.returns.everything(tx, actor, order, note);
    else await this.moves.write(tx, actor, { order, to, note });
  }

  private async refuseWithoutInvoice(
    tx: Tx,
    order: Parameters<InvoicePrecondition['missing']>[1] & Move['order'],
  ): Promise<void> {
    const missing = await this.invoices.missing(tx, order);
    if (missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
  }
}

/** A screen that was left open shows an older order than the one it would move. */
export const refuseOlder = (order: { readonly version: number; readonly status: OrderStatus }, seen?: number): void => {
  if (seen === undefined || seen === order.version) return;
  throw new DomainError('ORDERS.VERSION_CONFLICT', { version: order.version, status: order.status });
};
