import { Injectable } from '@nestjs/common';
import { DomainError, type OrderView } from '@picolo/contracts';
import type { Actor, Caller } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import type { Order } from '../domain/order.js';
import { presentOrder } from '../order.presenter.js';
import {
  buyerOf,
  headOf,
  lineColumns,
  lineOf,
  orderColumns,
  requestColumns,
  requestOf,
  returnOf,
  stepColumns,
  stepOf,
  wordsOf,
  type LineRow,
  type OrderRow,
  type RequestRow,
  type ReturnRow,
  type StepRow,
} from '../persistence/order-rows.js';
import { all, ownedBy, values, type Where } from './order-conditions.js';

/** One order as staff sees it, and as a client sees theirs: ownership is part of the query (ID-6). */
@Injectable()
export class OrdersQuery {
  constructor(private readonly db: Db) {}

  async byId(caller: Caller, id: number): Promise<OrderView> {
    return presentOrder(await this.read([['id = ?', id]]), caller, 'staff');
  }

  async own(actor: Actor, id: number): Promise<OrderView> {
    return presentOrder(await this.read([['id = ?', id], ownedBy(actor.clientIds, 'client_id')]), actor, 'client');
  }

  private async read(where: readonly Where[]): Promise<Order> {
    const [row] = await this.db.rows<OrderRow>(`SELECT ${orderColumns} FROM orders WHERE ${all(where)}`, values(where));
    if (row === undefined) throw new DomainError('ORDERS.NOT_FOUND');
    const [lines, steps, returns, requests] = await Promise.all([
      this.db.rows<LineRow>(`SELECT ${lineColumns} FROM order_lines WHERE order_id = ? ORDER BY position`, [row.id]),
      this.db.rows<StepRow>(`SELECT ${stepColumns} FROM order_steps WHERE order_id = ? ORDER BY id`, [row.id]),
      this.db.rows<ReturnRow>(
        `SELECT r.id, r.order_line_id, r.quantity, r.disposition, r.reason, r.created_at
         FROM order_returns r JOIN order_lines l ON l.id = r.order_line_id WHERE l.order_id = ? ORDER BY r.id`,
        [row.id],
      ),
      this.db.rows<RequestRow>(
        `SELECT ${requestColumns} FROM order_change_requests WHERE order_id = ? ORDER BY id DESC`,
        [row.id],
      ),
    ]);
    return {
      ...headOf(row),
      ...wordsOf(row),
      buyer: buyerOf(row),
      ...{ lines: lines.map(lineOf), steps: steps.map(stepOf) },
      ...{ returns: returns.map(returnOf), requests: requests.map(requestOf) },
    };
  }
}
