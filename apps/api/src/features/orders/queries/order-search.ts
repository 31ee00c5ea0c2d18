import { Injectable } from '@nestjs/common';
import { dayAfter, orderIdOf, startOfDay, type OrderFilter } from '@picolo/contracts';
import { beginningWith, Db, type SqlValue } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { ClientsFacade } from '../../clients/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { all, filters, orderBy, values, type Order, type Where } from './order-conditions.js';

/** A statement that answers ids, with its values. */
export interface Ids {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Each of these gets a branch of its own, read along its index; more are asked for together. */
const mostBranches = 20;
/** More clients than these are not asked for: whoever types so little means none of them. */
const mostClients = 500;
/** The exact time, kept from the planner: the range of ids has bounded what is read, in the order of every index. */
const exactly = 'o.created_at + INTERVAL 0 SECOND';
/** Transactions are shorter than this: ids and times of orders may be out of step by so much, not more. */
const slackMs = 60_000;

/**
 * Finds orders by what a person types without reading all of them: the text is looked up where it is short and indexed
 * (clients, products), then each finding is followed along an index of the orders (PE-5).
 */
@Injectable()
export class OrderSearch {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly settings: SettingsFacade,
  ) {}

  /** The conditions of a filter but for its text. */
  async conditions(filter: OrderFilter): Promise<Where[]> {
    return [...filters(filter), ...(await this.days(filter))];
  }

  /** The first `count` ids for a text, in that order, that fulfil `where`. */
  async ids(q: string, where: readonly Where[], order: Order, count: number): Promise<Ids> {
    const text = q.trim();
    const [clientIds, productIds] = await Promise.all([
      this.clients.idsMatching(text, mostClients),
      this.catalogue.idsBySkuPrefix(text),
    ]);
    const id = orderIdOf(text);
    const branches: Where[][] = [
      ...(id === null ? [] : [[['o.id = ?', id] as const]]),
      ...clients(clientIds).map((one) => [one]),
      [['o.purchase_order LIKE ?', beginningWith(text)]],
    ];
    const limited = `ORDER BY ${orderBy(order, 'o.')} LIMIT ${String(count)}`;
    const parts: Ids[] = branches.map((branch) => ({
      text: `(SELECT o.id FROM orders o WHERE ${all([...branch, ...where])} ${limited})`,
      values: values([...branch, ...where]),
    }));
    for (const productId of productIds) {
      // Along (product_id, order_id): the order's id is the line's.
      const by = order.column === null ? `ORDER BY l.order_id ${order.direction} LIMIT ${String(count)}` : limited;
      const onLine = where.map(([condition, ...given]): Where => [
        condition.replace(/^o\.id /u, 'l.order_id '),
        ...given,
      ]);
      parts.push({
        text: `(SELECT l.order_id AS id FROM order_lines l JOIN orders o ON o.id = l.order_id
                WHERE l.product_id = ? AND ${all(onLine)} ${by})`,
        values: [productId, ...values(onLine)],
      });
    }
    return { text: parts.map((part) => part.text).join(' UNION '), values: parts.flatMap((part) => part.values) };
  }

  /**
   * Days as a range of ids, which every index ends with, beside the exact condition: what lies outside is not even read.
   */
  private async days({ from, to }: OrderFilter): Promise<Where[]> {
    if (from === undefined && to === undefined) return [];
    const zone = await this.settings.timeZone();
    const where: Where[] = [];
    if (from !== undefined) {
      const start = startOfDay(from, zone);
      const last = await this.idAt('<', new Date(start.getTime() - slackMs), 'DESC');
      where.push([`${exactly} >= ?`, start], ...(last === null ? [] : [['o.id > ?', last] as const]));
    }
    if (to !== undefined) {
      const end = startOfDay(dayAfter(to), zone);
      const first = await this.idAt('>=', new Date(end.getTime() + slackMs), 'ASC');
      where.push([`${exactly} < ?`, end], ...(first === null ? [] : [['o.id < ?', first] as const]));
    }
    return where;
  }

  private async idAt(sign: '<' | '>=', at: Date, direction: 'ASC' | 'DESC'): Promise<number | null> {
    const rows = await this.db.rows<{ id: number }>(
      `SELECT id FROM orders WHERE created_at ${sign} ? ORDER BY created_at ${direction}, id ${direction} LIMIT 1`,
      [at],
    );
    return rows[0]?.id ?? null;
  }
}

const clients = (ids: readonly number[]): Where[] => {
  if (ids.length === 0) return [];
  if (ids.length <= mostBranches) return ids.map((id) => ['o.client_id = ?', id]);
  return [[`o.client_id IN (${ids.map(() => '?').join(', ')})`, ...ids]];
};
