import { Injectable } from '@nestjs/common';
import {
  orderStatuses,
  type OrderCounts,
  type OrderFilter,
  type OrderListItem,
  type OrderListQuery,
  type OrderStatus,
  type Page,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { cursorOf, Db, pageLimit, pageOf, readIdCursor } from '@picolo/server/db';
import { presentListItem } from '../order.presenter.js';
import { headColumns, headOf, type HeadRow } from '../persistence/order-rows.js';
import { after, all, along, keyOf, orderBy, orderOf, ownedBy, values, type Where } from './order-conditions.js';
import { OrderSearch } from './order-search.js';

/** Beyond this the board says "as many, or more". */
const mostCounted = 1_000;
const rowsPerRead = 500;

/** Lists of orders: filters, sorts and search with keyset paging (OR-6); ownership is part of a client's query (ID-6). */
@Injectable()
export class OrderListQueries {
  constructor(
    private readonly db: Db,
    private readonly search: OrderSearch,
  ) {}

  async page(query: OrderListQuery): Promise<Page<OrderListItem>> {
    return await this.list(query, []);
  }

  async ownPage(actor: Actor, query: OrderListQuery): Promise<Page<OrderListItem>> {
    return await this.list(query, [ownedBy(actor.clientIds, 'o.client_id')]);
  }

  /** All orders of a filter, read in pages of the same order as the list's. */
  async *every(query: OrderListQuery): AsyncGenerator<HeadRow & { purchase_order: string | null }> {
    const order = orderOf(query.sort);
    for (let cursor: string | undefined; ;) {
      const rows = await this.rows({ ...query, cursor }, [], rowsPerRead);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsPerRead) return;
      cursor = cursorOf(keyOf(order, last));
    }
  }

  async counts(filter: Omit<OrderFilter, 'status'>): Promise<OrderCounts> {
    const where = await this.search.conditions(filter);
    const counted = await Promise.all(
      orderStatuses.map(async (status) => [status, await this.count(filter.q, status, where)] as const),
    );
    return { counts: Object.fromEntries(counted) as Record<OrderStatus, number>, most: mostCounted };
  }

  private async count(q: string | undefined, status: OrderStatus, filter: readonly Where[]): Promise<number> {
    const where: Where[] = [['o.status = ?', status], ...filter];
    const found =
      q === undefined || q.trim() === ''
        ? { text: `SELECT o.id FROM orders o WHERE ${all(where)} LIMIT ${String(mostCounted)}`, values: values(where) }
        : await this.search.ids(q, where, orderOf(undefined), { count: mostCounted, after: null });
    const rows = await this.db.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM (${found.text}) found`, [
      ...found.values,
    ]);
    return Math.min(rows[0]?.count ?? 0, mostCounted);
  }

  private async list(query: OrderListQuery, owner: readonly Where[]): Promise<Page<OrderListItem>> {
    const limit = pageLimit(query.limit);
    const order = orderOf(query.sort);
    return pageOf(
      await this.rows(query, owner, limit + 1),
      limit,
      (row) => keyOf(order, row),
      (row) => presentListItem(headOf(row)),
    );
  }

  private async rows(
    query: OrderListQuery,
    owner: readonly Where[],
    count: number,
  ): Promise<(HeadRow & { purchase_order: string | null })[]> {
    const order = orderOf(query.sort);
    const where = [...owner, ...(await this.search.conditions(query)), ...after(order, query.cursor)];
    const select = `SELECT ${headColumns}, purchase_order FROM orders o`;
    const sorted = `ORDER BY ${orderBy(order)} LIMIT ${String(count)}`;
    if (query.q === undefined || query.q.trim() === '') {
      const read = owner.length === 0 ? `${select} ${along(query, order)}` : select;
      return await this.db.rows(`${read} WHERE ${all(where)} ${sorted}`, values(where));
    }
    const found = await this.search.ids(query.q, where, order, {
      count,
      after: order.column === null ? readIdCursor(query.cursor) : null,
    });
    return await this.db.rows(`${select} WHERE o.id IN (SELECT id FROM (${found.text}) found) ${sorted}`, [
      ...found.values,
    ]);
  }
}
