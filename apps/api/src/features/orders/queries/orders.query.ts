import { Injectable } from '@nestjs/common';
import {
  DomainError,
  orderIdOf,
  type OrderListItem,
  type OrderListQuery,
  type OrderView,
  type Page,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import type { Order } from '../domain/order.js';
import { presentListItem, presentOrder } from '../order.presenter.js';
import {
  buyerOf,
  headColumns,
  headOf,
  lineColumns,
  lineOf,
  orderColumns,
  stepColumns,
  stepOf,
  type HeadRow,
  type LineRow,
  type OrderRow,
  type StepRow,
} from '../persistence/order-rows.js';

type Where = readonly [condition: string, ...values: SqlValue[]];

const nobody = 0;

/** Orders as staff sees them, and as a client sees theirs: ownership is part of every query (ID-6). */
@Injectable()
export class OrdersQuery {
  constructor(private readonly db: Db) {}

  async byId(actor: Actor, id: number): Promise<OrderView> {
    return presentOrder(await this.read([['id = ?', id]]), actor, 'staff');
  }

  async own(actor: Actor, id: number): Promise<OrderView> {
    return presentOrder(await this.read([['id = ?', id], ownedBy(actor)]), actor, 'client');
  }

  async page(query: OrderListQuery): Promise<Page<OrderListItem>> {
    const where = query.clientId === undefined ? [] : [['client_id = ?', query.clientId] as const];
    return await this.list(query, where);
  }

  async ownPage(actor: Actor, query: OrderListQuery): Promise<Page<OrderListItem>> {
    return await this.list(query, [ownedBy(actor)]);
  }

  private async read(where: readonly Where[]): Promise<Order> {
    const [row] = await this.db.rows<OrderRow>(`SELECT ${orderColumns} FROM orders WHERE ${all(where)}`, values(where));
    if (row === undefined) throw new DomainError('ORDERS.NOT_FOUND');
    const [lines, steps] = await Promise.all([
      this.db.rows<LineRow>(`SELECT ${lineColumns} FROM order_lines WHERE order_id = ? ORDER BY position`, [row.id]),
      this.db.rows<StepRow>(`SELECT ${stepColumns} FROM order_steps WHERE order_id = ? ORDER BY id`, [row.id]),
    ]);
    const { note, purchase_order: purchaseOrder } = row;
    const parts = { buyer: buyerOf(row), lines: lines.map(lineOf), steps: steps.map(stepOf) };
    return { ...headOf(row), note, purchaseOrder, ...parts };
  }

  /** Newest first unless told; ids climb with time, so they are the key of the page. */
  private async list(query: OrderListQuery, owner: readonly Where[]): Promise<Page<OrderListItem>> {
    const limit = pageLimit(query.limit);
    const ascending = query.sort === 'createdAt';
    const where = [...owner, ...filters(query)];
    const last = readIdCursor(query.cursor);
    if (last !== null) where.push([`id ${ascending ? '>' : '<'} ?`, last]);
    const rows = await this.db.rows<HeadRow>(
      `SELECT ${headColumns} FROM orders WHERE ${all(where)}
       ORDER BY id ${ascending ? 'ASC' : 'DESC'} LIMIT ${String(limit + 1)}`,
      values(where),
    );
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => presentListItem(headOf(row)),
    );
  }
}

const ownedBy = (actor: Actor): Where => ['client_id = ?', actor.clientId ?? nobody];

const filters = ({ status, q }: OrderListQuery): Where[] => {
  const where: Where[] = [];
  if (status !== undefined) where.push(['status = ?', status]);
  if (q === undefined || q.trim() === '') return where;
  const id = orderIdOf(q);
  const named = ['client_name LIKE ?', `%${q.trim().replace(/[\\%_]/gu, '\\$&')}%`] as const;
  return [...where, id === null ? named : [`id = ? OR ${named[0]}`, id, named[1]]];
};

const all = (where: readonly Where[]): string =>
  where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ');

const values = (where: readonly Where[]): SqlValue[] => where.flatMap(([, ...given]) => given);
